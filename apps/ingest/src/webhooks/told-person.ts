import type { Scheme } from '#libs/identity/schemes.js';
import type { About } from './calling-kind.js';
import { keptOut, mayEmail, type Said, type Told } from './platform-inputs.js';
import { everyIdentity, ownIdentity, type Reached } from './platform-person.js';

export interface PersonName {
  given: string;
  family: string;
  full: string;
}

/** Somebody as a platform knows them. `isPrivate` and `mayEmail` are null where it says neither. */
export interface PlatformPerson extends Reached {
  id: string;
  name: PersonName | null;
  headline: string | null;
  employer: string | null;
  position: string | null;
  isPrivate: boolean | null;
  mayEmail: boolean | null;
}

/** What a platform does not say about somebody. */
export const unsaid = {
  ...{ name: null, headline: null, employer: null, position: null, isPrivate: null, mayEmail: null },
  ...{ emails: [], phones: [], profiles: [], pages: [] },
} satisfies Omit<PlatformPerson, 'id'>;

/** A name in one piece; null if it is empty. */
export function wholeName(text: string | null): PersonName | null {
  const full = (text ?? '').slice(0, 400).trim();
  return full === '' ? null : { given: '', family: '', full };
}

/** A name in two pieces; null if both are empty. */
export function partedName(first: string, last: string): PersonName | null {
  const [given, family] = [first.slice(0, 200), last.slice(0, 200)];
  const full = `${given} ${family}`.trim();
  return full === '' ? null : { given, family, full };
}

/** Somebody as they are now. Whoever is private there does not enter the pool, and leaves it. */
export function personTold(scheme: Scheme, one: PlatformPerson, about: About, said: Said): Told {
  const own = ownIdentity(scheme, one.id, about);
  const people = everyIdentity(own, one, about);
  if (one.isPrivate === true) return keptOut(own, people, about, said.at);
  const { name, headline, employer, position } = one;
  const seen = {
    ...{ source: about.source.kind, sourceId: one.id, import: null, member: null, basis: said.basis },
    ...{ observedAt: said.at, name, identities: people, headline, employer, position, location: null, connected: null },
  };
  const inputs = [
    { kind: 'person.observed', data: seen, at: about.receivedAt },
    ...mayEmail(own, one.mayEmail, about, said),
  ];
  return { inputs, people, at: said.at, closes: null };
}
