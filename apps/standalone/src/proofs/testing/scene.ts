import type { Move } from './moves.js';
import type { TeamLife } from './team-life.js';

/** A move with what its numbers mean in this life. */
export interface Scene extends Move {
  life: TeamLife;
  member: string;
  /** when it was, for what is told later */
  at: number;
}

/** The `n`th of these, around and around. */
export function of<const Ts extends readonly [unknown, ...unknown[]]>(list: Ts, n: number): Ts[number] {
  return list[n % list.length];
}

/** By what a source knows them. */
export const named = (contact: string) => [{ scheme: 'email', value: `${contact}@example.org` }] as never;

/** As a job platform says it. */
export const platform = ({ contact, at }: Scene) => ({
  ...{ source: 'ats', basis: 'own-relation' as const, at, identities: named(contact) },
});
