import type { DataKey } from '#libs/ports/keys.js';

/** A key in use, one that was destroyed, or none yet. */
export type Found = DataKey | 'destroyed' | null;

/** As the port hands them out: null for what was destroyed or is not there. */
export function usable(found: ReadonlyMap<string, Found>): Map<string, DataKey | null> {
  return new Map([...found].map(([subject, key]) => [subject, key === 'destroyed' ? null : key]));
}
