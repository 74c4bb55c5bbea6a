import type { contactAdded } from '#libs/events/contact.events.js';
import type { Name } from '#libs/events/words.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { fold, foldWords } from '#libs/identity/fold-words.js';
import type { EventOf } from '#libs/kernel/event.js';
import type { Card } from '../documents.js';

type Added = EventOf<typeof contactAdded>;

/** The card of somebody who has just entered the pool; without personal fields once their key is destroyed. */
export function newCard({ seq, data, personal }: Added, facts: ContactFacts): Card {
  const { name = null, headline = null, location = null, language = null, position = null } = personal ?? {};
  const employer = {
    id: data.employer,
    name: personal?.employerName ?? null,
    hash: personal?.employerHash ?? null,
  };
  return {
    id: facts.contact,
    name,
    headline,
    employer,
    position,
    location,
    language,
    hints: typeof personal?.hint === 'string' ? [personal.hint] : [],
    identities: personal?.identities.map((one) => ({ ...one, verified: false, source: data.source, seq })) ?? [],
    tags: [],
    sources: [data.source],
    basis: data.basis,
    corrected: [],
    earlier: {},
    layers: [],
    told: [{ source: data.source, import: data.import, basis: data.basis, events: 1 }],
    createdBy: { import: data.import, seq },
    touchedByPeople: 0,
    notes: 0,
    followUp: null,
    evidence: {},
    conflicts: [],
    employers: data.employer === null ? [] : [data.employer],
    suggestions: [],
    noted: [],
    facts,
    ...foundBy(name, employer.name),
    lastAt: 0,
  };
}

/** What a contact is searched and sorted by. Written only when name or employer change: it is dear. */
export function foundBy(name: Name | null, employer: string | null): Pick<Card, 'words' | 'sortName'> {
  const sorted = name === null ? '' : fold(`${name.family} ${name.given}`).trim();
  return {
    words: foldWords(`${name?.full ?? ''} ${employer ?? ''}`).join(' '),
    sortName: sorted === '' ? fold(name?.full ?? '') : sorted,
  };
}
