import { z } from 'zod';
import { HttpProblem } from './problem.js';

/** What zod or any other Standard Schema library found, as one sentence about the first thing. */
export function problemOfIssues(issues: readonly SchemaIssue[]): HttpProblem {
  const [issue] = issues;
  if (issue === undefined) return new HttpProblem(422, 'invalid-input', 'The request does not have the expected form.');
  const unknown = issue.keys ?? [];
  if (unknown.length > 0) {
    const names = unknown.map((key) => `"${key}"`).join(', ');
    const text = `The field ${names} is not known here; leave it out or check its spelling.`;
    return new HttpProblem(422, 'unknown-field', text, { field: unknown[0] });
  }
  const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  const what = field === '' ? 'The request' : `The field "${field}"`;
  return new HttpProblem(422, 'invalid-input', `${what} is not valid: ${issue.message}.`, { field });
}

interface SchemaIssue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  /** of zod: fields that the schema does not know */
  keys?: readonly string[];
}

/** An RFC 3339 time or a date at the edge, ms inside. */
export const timeField = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text));

/** An ISO 3166 country, in capitals inside. Two letters, since what is none is no locale either. */
export const countryField = z
  .string()
  .regex(/^[a-z]{2}$/iu, 'it must be the two letters of a country')
  .toUpperCase();

/** An opaque cursor: base64url of what the store gave. */
export const cursorField = z.string().max(2000).optional();

export function toCursor(place: unknown): string | null {
  return place === null || place === undefined ? null : Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** What `toCursor` was given, of the form that `place` says; anything else is refused. */
export function fromCursor<Place>(cursor: string | undefined, place: z.ZodType<Place>): Place | undefined {
  if (cursor === undefined) return undefined;
  const read = place.safeParse(decoded(cursor));
  if (read.success) return read.data;
  const text = 'The cursor is not one that this API gave out; begin again without it.';
  throw new HttpProblem(422, 'cursor-invalid', text, { field: 'cursor' });
}

/** Places that a store names by a text, and those that are a seq. */
export const textPlace = z.string();
export const seqPlace = z.number().int();

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

export function isoTime(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
