import { z } from 'zod';
import { basis } from '#libs/events/words.js';
import { cursorField, problemOfIssues } from '#libs/http/parse.js';
import type { HttpProblem } from '#libs/http/problem.js';
import { isSamePlace, type Settings, type SourceKind } from './kind.js';
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

/**
 * A source's settings with what is given put over them, secrets included: those are kept for the place and the user they
 * were given for alone, so that nobody can have a colleague's password sent elsewhere.
 */
export function mergedSettings({ own }: Source, { address }: Pick<SourceKind, 'address'>, given: Settings): Settings {
  const settings = over(own.settings, given);
  const stays = isSamePlace({ address }, settings, own.settings);
  return stays ? over({ ...own.settings, ...newestOf(own.secrets) }, given) : settings;
}

/** Secrets of a source that whoever gives these settings leaves as they are. */
export function keptSecrets({ own }: Source, given: Settings = {}): string[] {
  return Object.keys(own.secrets).filter((field) => given[field] === undefined);
}

function over(known: Settings, given: Settings): Settings {
  return Object.fromEntries(Object.entries({ ...known, ...given }).filter(([, value]) => value !== null));
}

function newestOf(secrets: Source['own']['secrets']): Settings {
  return Object.fromEntries(Object.entries(secrets).map(([field, [newest]]) => [field, newest]));
}
