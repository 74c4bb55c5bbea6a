import { z } from 'zod';
import { basis } from '#libs/events/words.js';
import { cursorField, problemOfIssues } from '#libs/http/parse.js';
import type { HttpProblem } from '#libs/http/problem.js';
import type { Settings, SourceKind } from './kind.js';
import type { Source } from './source.js';

const name = z.string().trim().min(1).max(120);
/** Checked by the schema of the kind. */
const settings = z.record(z.string().max(60), z.unknown());

export const newSourceBody = z.strictObject({
  kind: z.string().min(1).max(60),
  name,
  settings: settings.default({}),
  basis: basis.optional(),
});
/** Settings that are not named stay; null takes one away. */
export const changedSourceBody = z.strictObject({
  name: name.optional(),
  settings: settings.optional(),
  basis: basis.optional(),
});
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: cursorField,
});
export const runQuery = z.strictObject({ dry: z.enum(['true', 'false']).default('false') });

/** Settings as their kind wants them, or the problem with the first field that is not. */
export function readSettings(kind: SourceKind, given: Settings): { settings: Settings } | { problem: HttpProblem } {
  const read = kind.settings.safeParse(given);
  if (read.success) return { settings: read.data };
  const issues = read.error.issues.map((issue) => ({ ...issue, path: ['settings', ...issue.path] }));
  return { problem: problemOfIssues(issues) };
}

/** A source's settings, secrets included, with what is given put over them. */
export function mergedSettings({ own }: Source, given: Settings): Settings {
  const secrets = Object.entries(own.secrets).map(([field, [newest]]): [string, unknown] => [field, newest]);
  const whole = [...Object.entries(own.settings), ...secrets, ...Object.entries(given)];
  return Object.fromEntries(new Map(whole.filter(([name]) => given[name] !== null)));
}
