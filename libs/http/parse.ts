import { z } from 'zod';
import { isBeyondExact } from '#libs/kernel/whole-numbers.js';
import { clauseOf, type SchemaIssue } from './field.texts.js';
import { HttpProblem, SpokenProblem, type Says } from './problem.js';

/** What a schema found, as one sentence about the first thing: the field, what it must be, and what to do. */
export function problemOfIssues(issues: readonly (SchemaIssue & { keys?: readonly string[] })[]): SpokenProblem {
  const issue = issues.find((one) => !isBeyondExact(one)) ?? issues[0];
  if (issue === undefined) return invalid({ en: 'The request', de: 'Die Anfrage' }, { message: '' }, '');
  const unknown = issue.keys ?? [];
  if (unknown.length > 0) return unknownFields(unknown);
  const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  if (isMissing(issue)) return missing(field);
  const what = { en: `The field "${field}"`, de: `Das Feld „${field}“` };
  return invalid(field === '' ? { en: 'The body', de: 'Der Inhalt' } : what, issue, field);
}

function invalid(what: Says, issue: SchemaIssue, field: string): SpokenProblem {
  const en = `${what.en} ${clauseOf(issue, 'en')}: correct it.`;
  const de = `${what.de} ${clauseOf(issue, 'de')}: berichtige es.`;
  return new SpokenProblem(422, 'invalid-input', { en, de }, { field });
}

/** zod tells what is missing from what is wrong in its sentence only. */
function isMissing({ message, errors }: SchemaIssue): boolean {
  return message.endsWith('received undefined') || errors?.[0]?.[0]?.message.endsWith('received undefined') === true;
}

function missing(field: string): SpokenProblem {
  const says =
    field === ''
      ? {
          en: 'This request needs a body: send its fields as JSON, with "Content-Type: application/json".',
          de: 'Diese Anfrage braucht einen Inhalt: sende ihre Felder als JSON, mit „Content-Type: application/json“.',
        }
      : { en: `The field "${field}" is missing: add it.`, de: `Das Feld „${field}“ fehlt: ergänze es.` };
  return new SpokenProblem(422, 'invalid-input', says, { field });
}

function unknownFields(keys: readonly string[]): SpokenProblem {
  const en = `The field ${keys.map((key) => `"${key}"`).join(', ')} is not known here: leave it out or check its spelling.`;
  const de = `Das Feld ${keys.map((key) => `„${key}“`).join(', ')} gibt es hier nicht: lass es weg oder prüfe die Schreibweise.`;
  return new SpokenProblem(422, 'unknown-field', { en, de }, { field: keys[0] });
}

/** An RFC 3339 time or a date at the edge, ms inside. */
export const timeField = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text));

/** An ISO 3166 country, in capitals inside. Two letters, since what is none is no locale either. */
export const countryField = z
  .string()
  .regex(/^[a-z]{2}$/iu, 'two-letters')
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
