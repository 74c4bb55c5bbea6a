import type { Platform } from '#libs/ports/platform.js';
import type { ImportRow } from './import.js';
import type { Imports } from './imports.js';

/**
 * Removes an erased person from stored rows: those that became the contact, and by the hash of an identity those that
 * were refused or never sent. Walks the imports of the last 30 days; safe to repeat.
 */
export async function eraseFromImports(
  { keys }: Pick<Platform, 'keys'>,
  imports: Imports,
  { pool, contact, hashes }: { pool: string; contact: string; hashes: string[] },
): Promise<void> {
  const hash = await keys.hasher(pool);
  const wanted = new Set(hashes);
  const concerns = ({ data, contact: became }: ImportRow): boolean =>
    data !== null &&
    (became === contact || data.identities.some(({ scheme, value }) => wanted.has(hash(`${scheme}:${value}`))));
  await imports.erase(pool, concerns);
}
