import type { MergedField, MergedFrom } from '#libs/events/words.js';

/** Of a merged contact: for every field, which of the contacts it is made of the shown value comes from. */
export type Shown = Record<MergedField, string>;

const fields: readonly MergedField[] = ['name', 'headline', 'employer', 'location', 'zone', 'language', 'owner'];

function shownBy(of: (field: MergedField) => string): Shown {
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Shown;
}

/** Everything from one: how a contact shows that was never merged. */
export const allOf = (contact: string): Shown => shownBy(() => contact);

/** After a merge: each field from the side that was chosen, else from the contact that stays. */
export function shownAfterMerge(into: Shown, from: Shown, chosen: Partial<Record<MergedField, MergedFrom>>): Shown {
  return shownBy((field) => (chosen[field] === 'from' ? from : into)[field]);
}

/** Of those that are left after an unmerge: what comes from one of them stays, the rest is as it was before the merge. */
export function shownAmong(contacts: readonly string[], now: Shown, before: Shown): Shown {
  return shownBy((field) => (contacts.includes(now[field]) ? now[field] : before[field]));
}

/** These fields come from `contact` now. */
export function showing(shown: Shown, contact: string, changed: readonly MergedField[]): Shown {
  return shownBy((field) => (changed.includes(field) ? contact : shown[field]));
}
