import type { contactAdded } from '#libs/events/contact.events.js';
import type { Name } from '#libs/events/words.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { momentsOf } from '#libs/etiquette/notice.js';
import { fold, foldWords } from '#libs/identity/fold-words.js';
import type { EventOf } from '#libs/kernel/event.js';
import type { Card, ObservedField } from '../documents.js';

type Added = EventOf<typeof contactAdded>;

/** The card of somebody who has just entered the pool; without personal fields once their key is destroyed. */
export function newCard({ seq, data, personal }: Added, facts: ContactFacts): Card {
  const { source, basis } = data;
  return {
    id: facts.contact,
    ...(personal === null ? unnamed(data.employer) : person(personal, data.employer, { source, seq })),
    tags: [],
    sources: [source],
    basis,
    corrected: [],
    earlier: {},
    layers: [],
    told: [{ source, import: data.import, basis, events: 1 }],
    createdBy: { import: data.import, seq },
    touchedByPeople: 0,
    notes: 0,
    followUp: null,
    evidence: {},
    ...saidFirst(personal, data),
    forgotten: [],
    dueAt: firstDue(facts),
    letGoAt: null,
    conflicts: [],
    employers: data.employer === null ? [] : [data.employer],
    suggestions: [],
    noted: [],
    bounces: [],
    absences: [],
    applications: [],
    facts,
    lastAt: 0,
  };
}

function saidFirst(
  personal: Added['personal'],
  { source, observedAt }: Pick<Added['data'], 'source' | 'observedAt'>,
): Pick<Card, 'saidBy' | 'saidAt'> {
  if (personal === null) return { saidBy: {}, saidAt: {} };
  const { headline, location, employerName, position } = personal;
  const said: ObservedField[] = [
    'name',
    ...(headline === null ? [] : (['headline'] as const)),
    ...(employerName === null && position === null ? [] : (['employer'] as const)),
    ...(location === null ? [] : (['location'] as const)),
  ];
  return {
    saidBy: Object.fromEntries(said.map((field) => [field, source])),
    saidAt: Object.fromEntries(said.map((field) => [field, observedAt])),
  };
}

type Personal =
  | 'name'
  | 'headline'
  | 'employer'
  | 'position'
  | 'location'
  | 'language'
  | 'hints'
  | 'identities'
  | 'words'
  | 'sortName';

function person(
  {
    name,
    headline,
    position,
    location,
    language,
    hint,
    employerName,
    employerHash,
    identities,
  }: NonNullable<Added['personal']>,
  employer: string | null,
  { source, seq }: { source: string; seq: number },
): Pick<Card, Personal> {
  return {
    name,
    headline,
    employer: { id: employer, name: employerName, hash: employerHash },
    position,
    location,
    language,
    hints: hint === null ? [] : [hint],
    identities: identities.map((one) => ({ ...one, verified: false, source, seq })),
    ...foundBy(name, employerName),
  };
}

function unnamed(employer: string | null): Pick<Card, Personal> {
  return {
    name: null,
    headline: null,
    employer: { id: employer, name: null, hash: null },
    position: null,
    location: null,
    language: null,
    hints: [],
    identities: [],
    ...foundBy(null, null),
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

/** The first moment of theirs that comes by itself. */
export function firstDue(facts: ContactFacts): number | null {
  return momentsOf(facts).reduce<number | null>((first, { at }) => Math.min(first ?? at, at), null);
}
