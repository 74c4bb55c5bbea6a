import type { MergedField, MergedFrom } from '../api/duplicates.js';
import type { ContactCard } from '../api/types.js';

/** What can be chosen, in the order it is read. */
export const mergedFields: readonly MergedField[] = [
  'name',
  'headline',
  'employer',
  'location',
  'zone',
  'language',
  'owner',
];
export type Chosen = Partial<Record<MergedField, MergedFrom>>;

const joined = (texts: (string | null)[]) => texts.filter(Boolean).join(' · ') || null;

/** What a side has to show of a field; null for nothing. Employer and position go together, a made-up headline is none. */
export function shownOf(card: ContactCard, field: MergedField): string | null {
  const job = joined([card.position, card.employer]);
  if (field === 'employer') return job;
  return field === 'headline' && card.headline === job ? null : card[field];
}

/** Whether there is something to choose: what is equal, or known of one alone, is shown in any case. */
export function differs(into: ContactCard, from: ContactCard, field: MergedField): boolean {
  const [mine, theirs] = [shownOf(into, field), shownOf(from, field)];
  return mine !== null && theirs !== null && mine !== theirs;
}

/**
 * Of two values the one that is shown unless somebody chooses: what a person corrected, else that of the contact that
 * stays. The server decides the same way, so what the page proposes is what would happen.
 */
export function proposed(into: ContactCard, from: ContactCard, field: MergedField): MergedFrom {
  const [mine, theirs] = [into, from].map(({ corrected }) => corrected?.includes(field) === true);
  return theirs === true && mine !== true ? 'from' : 'into';
}

/** What is asked of the server: each field that differs, as it is chosen on the page or proposed. */
export function asked(into: ContactCard, from: ContactCard, chosen: Chosen): Chosen {
  return Object.fromEntries(
    mergedFields
      .filter((field) => differs(into, from, field))
      .map((field) => [field, chosen[field] ?? proposed(into, from, field)]),
  );
}
