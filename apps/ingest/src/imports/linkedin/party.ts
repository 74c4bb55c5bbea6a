import { foldWords } from '#libs/identity/fold-words.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import { tidyText } from '../people/tidy-text.js';

/** Somebody as a file of LinkedIn names them: by name, and in newer files by the address of a profile. */
export interface Party {
  name: string;
  profile: Identity | null;
}

export function partyOf(name: string, address: string): Party {
  const identity = parseIdentity(address.trim());
  return { name: tidyText(name).slice(0, 300), profile: identity?.scheme === 'linkedin' ? identity : null };
}

/** By what the same person is known within one file. */
export function keyOf({ name, profile }: Party): string {
  return profile === null ? nameKey(name) : `profile ${profile.value}`;
}

export function nameKey(name: string): string {
  return `name ${foldWords(name).toSorted().join(' ')}`;
}
