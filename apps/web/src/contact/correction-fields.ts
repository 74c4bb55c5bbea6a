import type { Correction } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import { nameOf } from '../parts/person-name.js';

export const fieldNames = ['name', 'headline', 'employer', 'position', 'location'] as const;
export type CorrectionFields = Record<(typeof fieldNames)[number], string>;

export function fieldsOf(contact: ContactCard): CorrectionFields {
  const { name, headline, employer, position, location } = contact;
  return {
    name: name ?? '',
    headline: headline ?? '',
    employer: employer ?? '',
    position: position ?? '',
    location: location ?? '',
  };
}

/** Only what was changed; an emptied field becomes unknown. */
export function changesOf(before: CorrectionFields, now: CorrectionFields): Correction {
  const changes: Correction = {};
  for (const field of fieldNames) {
    const value = now[field].trim();
    if (value === before[field]) continue;
    if (field === 'name') changes.name = nameOf(value);
    else changes[field] = value === '' ? null : value;
  }
  return changes;
}
