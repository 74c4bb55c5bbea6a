import { Problem } from '../api/problem.js';
import type { SourceField } from '../api/sources.js';
import { Failure } from '../parts/failure.js';

/** A failure that calls settings as the form does: the API says `settings.token`, the form “API key”. */
export function SettingFailure({ error, fields }: { error: unknown; fields: readonly SourceField[] }) {
  if (!(error instanceof Problem) || error.detail === null) return <Failure error={error} />;
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label;
  const detail = error.detail.replace(/settings\.(\w+)/gu, (path, name: string) => labelOf(name) ?? path);
  return <Failure error={new Problem(error.status, { code: error.code, detail })} />;
}
