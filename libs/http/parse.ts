import { z } from 'zod';
import { HttpProblem } from './problem.js';

/** Reads a body or query strictly; the problem names the field and what it should be. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new HttpProblem(422, 'invalid-input', 'The request does not have the expected form.');
  if (issue.code === 'unrecognized_keys') {
    throw new HttpProblem(
      422,
      'unknown-field',
      `The field ${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here; leave it out or check its spelling.`,
      { field: issue.keys[0] },
    );
  }
  const field = issue.path.map(String).join('.');
  throw new HttpProblem(
    422,
    'invalid-input',
    `${field === '' ? 'The request' : `The field "${field}"`} is not valid: ${issue.message}.`,
    { field },
  );
}

/** An RFC 3339 time or a date at the edge, ms inside. */
export const timeField = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text));

/** An opaque cursor: base64url of what the store gave. */
export const cursorField = z.string().max(2000).optional();

export function toCursor(place: unknown): string | null {
  return place === null || place === undefined ? null : Buffer.from(JSON.stringify(place)).toString('base64url');
}

export function fromCursor<Place>(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Place;
  } catch {
    throw new HttpProblem(
      422,
      'cursor-invalid',
      'The cursor is not one that this API gave out; begin again without it.',
      { field: 'cursor' },
    );
  }
}

export function isoTime(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
