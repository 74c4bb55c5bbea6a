import { hintKey } from '#libs/identity/hint-key.js';
import { identityName } from '#libs/identity/schemes.js';
import type { Platform } from '#libs/ports/platform.js';
import type { ErasureDuty } from '#libs/transport/run-duties.js';
import type { ObservedRow } from './format.js';
import type { ImportRow } from './import.js';
import type { Imports } from './imports.js';

/**
 * Removes an erased person from stored rows: those that became the contact, and by the hash of an identity, or of name
 * and employer, those that were refused or never sent. Walks the imports of the last 30 days; safe to repeat.
 */
export async function eraseFromImports(
  { keys }: Pick<Platform, 'keys'>,
  imports: Imports,
  { pool, subjects, hashes }: ErasureDuty,
): Promise<void> {
  const hash = await keys.hasher(pool);
  const wanted = new Set(hashes);
  const gone = new Set(subjects);
  const concerns = ({ data, contact }: ImportRow): boolean =>
    data !== null && ((contact !== null && gone.has(contact)) || textsOf(data).some((text) => wanted.has(hash(text))));
  await imports.erase(pool, concerns);
}

/** What is hashed of whom a row names. */
function textsOf(row: ObservedRow): string[] {
  const names = row.identities.map(identityName);
  if (row.kind !== 'person' || row.name === null || row.employer === null) return names;
  const hint = hintKey(row.name.full, row.employer);
  return hint === null ? names : [...names, `hint:${hint}`];
}
