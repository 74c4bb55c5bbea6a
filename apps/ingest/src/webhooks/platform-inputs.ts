import type { Basis } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { About, Delivered } from './calling-kind.js';

/** What a delivery tells, before it is known by its action. */
export type Told = Omit<Extract<Delivered, { is: 'told' }>, 'is' | 'action'>;
type Input = Told['inputs'][number];

/** When and on what ground a platform says something. */
export interface Said {
  basis: Basis;
  /** the platform's own time, ms */
  at: number;
}

/** Whether they may be written to by e-mail, where the platform says either. */
export function mayEmail(own: Identity, may: boolean | null, about: About, { basis, at }: Said): Input[] {
  if (may === null) return [];
  const kind = may ? 'welcome.observed' : 'unwelcome.observed';
  const data = { source: about.source.kind, basis, at, identities: [own], sign: 'no-email', network: null };
  return [{ kind, data, at: about.receivedAt }];
}

/** Two of the platform's people are one, who goes on as `winner`. */
export function joined(winner: Identity, loser: Identity, about: About, at: number): Told {
  const data = { source: about.source.kind, winner: [winner], loser: [loser], at };
  const inputs = [{ kind: 'person.merged', data, at: about.receivedAt }];
  return { inputs, people: [winner, loser], at, closes: null };
}

/** The platform has let go of somebody, wholly or of some fields. */
export function forgotten(
  own: Identity,
  what: { extent: 'all' | 'partial'; fields: readonly string[] },
  about: About,
  at: number,
): Input {
  const data = { source: about.source.kind, import: null, identities: [own], ...what, at };
  return { kind: 'person.forgotten', data, at: about.receivedAt };
}

/** Applications are gone; null: whichever they had. */
export function applicationsForgotten(
  applications: readonly string[] | null,
  own: Identity,
  as: 'deleted' | 'anonymised',
  about: About,
): Input[] {
  if (applications?.length === 0) return [];
  const { kind, basis } = about.source;
  const data = { source: kind, basis, at: about.receivedAt, identities: [own], as, applications };
  return [{ kind: 'application.forgotten', data, at: about.receivedAt }];
}

/** One application is gone, and its person may still be there. */
export function applicationGone(application: Identity, own: Identity, about: About, at: number): Told {
  const inputs = applicationsForgotten([application.value], own, 'deleted', about);
  return { inputs, people: [own], at, closes: null };
}

/** Somebody who must not be in the pool: they do not enter, and leave it. */
export function keptOut(own: Identity, people: Identity[], about: About, at: number): Told {
  const inputs = [forgotten(own, { extent: 'all', fields: [] }, about, at)];
  return { inputs, people, at, closes: { person: own, forGood: false } };
}

/** Somebody whom the platform has deleted for good, with their applications. */
export function gone(
  own: Identity,
  applications: readonly string[] | null,
  as: 'deleted' | 'anonymised',
  about: About,
): Told {
  const at = about.receivedAt;
  const inputs = [
    ...applicationsForgotten(applications, own, as, about),
    forgotten(own, { extent: 'all', fields: [] }, about, at),
  ];
  return { inputs, people: [own], at, closes: { person: own, forGood: true } };
}
