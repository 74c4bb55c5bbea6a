import type { Card } from '../documents.js';
import { foldEmployer } from '#libs/identity/hint-key.js';
import { employerOf } from './employer.rule.js';
import { isKnownJob, oneSpelling } from './same-text.rule.js';
import type { Deciding } from './said.rule.js';

/** What an observation changes about somebody's work. */
export type JobNews =
  /** A member's correction stands against it: kept, not shown, and no occasion. */
  | { shown: false }
  /** `replaced`: something known before became something else, an occasion; else it is the first we hear of it. */
  | { shown: true; employer: Card['employer']; position: string | null; replaced: boolean };

/**
 * News about employer and position, null if there is none. A position belongs to its employer: with another employer
 * the old one goes, unless a member corrected it. An employer that a member corrected stays, and so does everything
 * said of another one.
 */
export function newsOfJob(
  card: Card,
  { employer, position }: { employer: string | null; position: string | null },
  { documents, context }: Deciding,
): JobNews | null {
  if (isKnownJob(card, employer, position)) return null;
  const stays = employer === null || isSameHouse(card, employer);
  if (card.corrected.includes(stays ? 'position' : 'employer')) return { shown: false };
  const { employer: house, position: post } = card;
  return stays
    ? { shown: true, employer: house, position: position ?? post, replaced: oneSpelling(post) !== '' }
    : {
        shown: true,
        employer: employerOf(employer, documents, context),
        position,
        replaced: oneSpelling(house.name) !== '',
      };
}

function isSameHouse({ employer }: Card, said: string): boolean {
  if (employer.name === said) return true;
  const house = foldEmployer(said);
  return house === null || (employer.name !== null && foldEmployer(employer.name) === house);
}
