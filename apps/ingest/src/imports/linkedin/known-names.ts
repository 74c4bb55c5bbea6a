import type { Identity } from '#libs/identity/schemes.js';
import type { ReadRow } from '../format.js';
import { nameKey, type Party } from './party.js';

/** Profiles by name, of those whose name one connection alone bears: older files name people by nothing else. */
export class KnownNames {
  readonly #profiles = new Map<string, Identity | null>();

  learn(row: ReadRow): void {
    if (!row.ok || row.data.name === null) return;
    const profile = row.data.identities.find(({ scheme }) => scheme === 'linkedin');
    const key = nameKey(row.data.name.full);
    if (profile !== undefined) this.#profiles.set(key, this.#profiles.has(key) ? null : profile);
  }

  /** The profile of a party: their own, else that of the only connection of their name. */
  profileOf({ name, profile }: Party): Identity | null {
    return profile ?? this.#profiles.get(nameKey(name)) ?? null;
  }
}
