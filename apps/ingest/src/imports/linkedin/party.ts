import { foldWords } from '#libs/identity/fold-words.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import { tidyText } from '../people/tidy-text.js';

/** Somebody as a file of LinkedIn names them: by name, and in newer files by the address of a profile. */
export interface Party {
  name: string;
  profile: Identity | null;
}

/** Characters of a name, and of all that stands where one should: a piece of a longer text would keep the whole of it. */
const LONGEST_NAME = 300;
const LONGEST = 2_000;

export function partyOf(name: string, address: string): Party {
  const identity = address.length > LONGEST ? null : parseIdentity(address.trim());
  const named = name.length > LONGEST ? '' : tidyText(name).slice(0, LONGEST_NAME);
  return { name: named, profile: identity?.scheme === 'linkedin' ? identity : null };
}

/** By what the same person is known within one file. */
export function keyOf({ name, profile }: Party): string {
  return profile === null ? nameKey(name) : `profile ${profile.value}`;
}

export function nameKey(name: string): string {
  return `name ${foldWords(name).toSorted().join(' ')}`;
}
