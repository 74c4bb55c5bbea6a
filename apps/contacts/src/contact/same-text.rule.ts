import { fold } from '#libs/identity/fold-words.js';
import { foldEmployer } from '#libs/identity/hint-key.js';
import type { Card, ObservedField } from '../documents.js';

/** Values a field may have had before nobody is believed about it any more: what said it all is no source. */
export const KEPT_EARLIER = 200;

/** One spelling of a text, for comparison: folded, one space between words. */
export function oneSpelling(text: string | null): string {
  return text === null ? '' : fold(text).replace(/\s+/g, ' ').trim();
}

/** Employer and position as one value: both in one spelling; an employer's has no `|`. */
export function jobText(employer: string | null, position: string | null): string {
  return `${employer === null ? '' : (foldEmployer(employer) ?? '')}|${oneSpelling(position)}`;
}

/**
 * Whether a text is no news about a field: it is shown, or was said before. A source that repeats itself (the same
 * file, an older one, one that a member has corrected) therefore changes nothing, and two sources that disagree do not
 * take turns. Who truly goes back to a former employer has to be corrected by hand.
 */
export function isKnown(card: Card, field: Exclude<ObservedField, 'employer'>, text: string): boolean {
  const shown = field === 'name' ? (card.name?.full ?? null) : card[field];
  if (shown === text) return true;
  const said = oneSpelling(text);
  return said === '' || oneSpelling(shown) === said || wasSaid(card.earlier[field], (one) => one === said);
}

/** The same for employer and position; null says nothing about its half. */
export function isKnownJob(card: Card, employer: string | null, position: string | null): boolean {
  if (isShown(card.employer.name, employer) && isShown(card.position, position)) return true;
  const [house, post] = [employer === null ? null : foldEmployer(employer), oneSpelling(position)];
  const matches = (job: string) => {
    const bar = job.indexOf('|');
    return (house === null || job.slice(0, bar) === house) && (post === '' || job.slice(bar + 1) === post);
  };
  if (matches(jobText(card.employer.name, card.position))) return true;
  return wasSaid(card.earlier.employer, matches);
}

function wasSaid(earlier: string[] | undefined, matches: (text: string) => boolean): boolean {
  return earlier !== undefined && (earlier.length >= KEPT_EARLIER || earlier.some(matches));
}

const isShown = (shown: string | null, said: string | null) => said === null || shown === said;
