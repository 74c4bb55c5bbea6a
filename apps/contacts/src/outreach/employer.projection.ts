import type { EventMap } from '#libs/etiquette/fold-types.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import {
  outreachDeclined,
  outreachExpired,
  outreachHandedOver,
  outreachSnoozed,
  outreachSuggested,
  outreachWithdrawn,
} from '#libs/events/outreach.events.js';
import { poolEmployerClosed, poolEmployerOpened } from '#libs/events/pool.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import { parted, together } from '../identity/said-of.fold.js';
import type { EmployerDoc } from './employer-document.js';

const DAY = 86_400_000;
/** The longest window of the rule is 30 days; late-found touches may lie a little further back. */
const KEPT_DAYS = 40;

const on = [
  outreachSuggested,
  outreachHandedOver,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachWithdrawn,
  interactionTouched,
  interactionRetracted,
  contactMerged,
  contactUnmerged,
  privacyErased,
  poolEmployerClosed,
  poolEmployerOpened,
] as const;

type EmployerEvent = EventsOf<typeof on>;
type PersonEvent = Exclude<EmployerEvent, { type: 'pool.employer-closed' } | { type: 'pool.employer-opened' }>;
type Person = EmployerDoc['persons'][number];

/** `employer/<id>`: who of its people was written to, or is being offered, in the last 40 days (one entry a message), and whether it is off-limits. */
export const employerProjection = defineProjection<EmployerDoc, typeof on>({
  collection: 'employer',
  revision: 3,
  on,
  keys: (event) => {
    if ('employers' in event.data) return event.data.employers;
    return event.data.employer === null ? [] : [event.data.employer];
  },
  evolve: (doc, event, employer) => {
    const { persons = [], ...said } = doc ?? {};
    if (event.type === 'pool.employer-closed') return { employer, persons, ...closed(event) };
    if (event.type === 'pool.employer-opened') return kept({ employer, persons });
    const since = event.time - KEPT_DAYS * DAY;
    return kept({ ...said, employer, persons: evolve(persons, event).filter(({ at }) => at > since) });
  },
});

function kept(doc: EmployerDoc): EmployerDoc | null {
  return doc.persons.length === 0 && doc.closed === undefined ? null : doc;
}

function closed({ seq, time, data, personal }: EventMap['pool.employer-closed']): Partial<EmployerDoc> {
  const { why, until } = data;
  return {
    closed: { why, until, at: time, seq },
    closedAt: time,
    name: personal?.name ?? null,
    note: personal?.note ?? null,
  };
}

function evolve(persons: Person[], event: PersonEvent): Person[] {
  switch (event.type) {
    case 'outreach.suggested':
      return [...persons, personOf(event, { at: event.time, suggestion: event.data.suggestion })];
    case 'interaction.touched':
      return [...without(persons, event.data.suggestion), personOf(event, { at: event.occurredAt, suggestion: null })];
    case 'interaction.retracted':
      return persons.filter((person) => person.contact !== event.subject || person.seq !== event.data.of);
    case 'contact.merged':
      return joined(persons, event);
    case 'contact.unmerged':
      return divided(persons, event);
    case 'privacy.erased':
      return persons.filter((person) => person.contact !== event.subject);
    default:
      return without(persons, event.data.suggestion);
  }
}

function personOf(
  { seq, subject }: { seq: number; subject: string | null },
  written: Pick<Person, 'at' | 'suggestion'>,
): Person {
  const contact = subject ?? '';
  return { contact, seq, subjects: [contact], ...written };
}

/** Two who are one are one person there. */
function joined(persons: Person[], { subject, data }: EventMap['contact.merged']): Person[] {
  const isTheirs = ({ contact }: Person): boolean => contact === subject || contact === data.into;
  const theirs = persons.filter(isTheirs).map((person) => ({ ...person, contact: data.into }));
  return [...persons.filter((person) => !isTheirs(person)), ...together(theirs, (one) => one)];
}

/** What was written to one who is two again counts for whom it was written to, and of the time together for either. */
function divided(persons: Person[], event: EventMap['contact.unmerged']): Person[] {
  const { subject, data } = event;
  const others = persons.filter(({ contact }) => contact !== data.from);
  const { left, apart } = parted(
    persons.filter(({ contact }) => contact === data.from),
    event,
  );
  const goes = ({ suggestion }: Person): boolean => suggestion !== null && data.suggestions.includes(suggestion);
  return [
    ...others,
    ...left.filter((person) => !goes(person)),
    ...apart
      .filter((person) => person.suggestion === null || goes(person))
      .map((person) => ({ ...person, contact: subject ?? '' })),
  ];
}

/** An offer that came to nothing, or to a message, reserves nothing any more. */
function without(persons: Person[], suggestion: string | null): Person[] {
  return suggestion === null ? persons : persons.filter((person) => person.suggestion !== suggestion);
}
