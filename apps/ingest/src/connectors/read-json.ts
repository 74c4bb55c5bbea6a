import type { z } from 'zod';
import type { EgressAnswer } from '#libs/ports/egress.js';
import { parsedJson } from './parsed-json.js';
import { PullFailed } from './pull-failed.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What an answer says. Throws PullFailed `api-html`, `api-not-utf8`, `api-not-json`. */
export function readJson({ body, headers }: Pick<EgressAnswer, 'body' | 'headers'>): unknown {
  if (isPage(body, headers['content-type'])) throw new PullFailed('api-html');
  try {
    return parsedJson(textOf(body));
  } catch (error) {
    throw error instanceof PullFailed ? error : new PullFailed('api-not-json');
  }
}

/** The same of an answer that may be anything, as to a refusal: undefined where it is no JSON. */
export function readIfJson(answer: Parameters<typeof readJson>[0]): unknown {
  try {
    return readJson(answer);
  } catch (error) {
    if (error instanceof PullFailed) return undefined;
    throw error;
  }
}

/** What was read, as a schema knows it; fields that it does not name are dropped. Throws PullFailed `api-changed`. */
export function readAs<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new PullFailed('api-changed', { facts: { field: issue?.path.map(String).join('.').slice(0, 80) ?? '' } });
}

/**
 * Each of a list as a schema knows it: one that nobody understands is left, and keeps no other back. Throws PullFailed
 * `api-changed` where not one of several is understood.
 */
export function readEach<Schema extends z.ZodType>(schema: Schema, list: readonly unknown[]): z.output<Schema>[] {
  const read = readableItems(schema, list);
  return read.length === 0 && list.length > 1 ? [readAs(schema, list[0])] : read;
}

/** Those of a list that a schema knows, where what it does not know says nothing. */
export function readableItems<Schema extends z.ZodType>(schema: Schema, list: readonly unknown[]): z.output<Schema>[] {
  return list.flatMap((one) => {
    const { success, data } = schema.safeParse(one);
    return success ? [data] : [];
  });
}

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new PullFailed('api-not-utf8');
  }
}

function isPage(body: Buffer, type = ''): boolean {
  return /^text\/html/i.test(type) || /^\s*<(!doctype\s+html|html)\b/i.test(body.toString('latin1', 0, 1000));
}
