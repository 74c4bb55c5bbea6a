import type { EventTypes } from '../api/webhooks.js';

/** Families in the order in which they are shown; a type of any other stands last. */
const known = ['contact', 'activity', 'application', 'interaction', 'outreach', 'privacy', 'pool', 'digest'] as const;

export interface Family {
  name: (typeof known)[number] | 'other';
  types: string[];
}

/** What a system should hear of that keeps copies. */
export const ERASED = 'privacy.erased';

/** The types by family, each in the order in which it was told. */
export function familiesOf({ items }: EventTypes): Family[] {
  const familyOf = (type: string) => known.find((name) => type.startsWith(`${name}.`)) ?? 'other';
  return [...known, 'other' as const]
    .map((name) => ({ name, types: items.filter((type) => familyOf(type) === name) }))
    .filter(({ types }) => types.length > 0);
}
