import { z } from 'zod';
import { HttpProblem } from '#libs/http/problem.js';
import { problemOfIssues } from '#libs/http/parse.js';
import { mappingProblem, mappingSchema, type Mapping } from './mapping.js';

/** A mapping as it stands in a query: JSON. */
export const mappingText = z.string().max(8000).optional();

/** The mapping that was sent with a file of this format, null without one. Throws a problem that says what to correct. */
export function mappingFrom(text: string | undefined, format: string): Mapping | null {
  const mapping = readMapping(text, format);
  const problem = mapping === null ? null : mappingProblem(mapping);
  if (problem !== null) throw new HttpProblem(422, problem.code, problem.text, { field: 'mapping' });
  return mapping;
}

/** The same, also if nobody could be read with it yet. */
export function readMapping(text: string | undefined, format: string): Mapping | null {
  if (text === undefined) return null;
  if (format !== 'csv') throw invalid('Only the format "csv" takes a mapping; leave it out');
  const read = mappingSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const { message } = problemOfIssues(read.error.issues);
  throw invalid(`The mapping cannot be used: ${message.replace(/\.$/, '')}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The mapping is no JSON; send something like {"name":"Full name","email":["E-mail"]}');
  }
}

function invalid(what: string): HttpProblem {
  return new HttpProblem(422, 'mapping-invalid', `${what}.`, { field: 'mapping' });
}
