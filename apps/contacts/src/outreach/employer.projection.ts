import type { EmployerFacts } from '#libs/etiquette/facts.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import {
  outreachDeclined,
  outreachExpired,
  outreachSnoozed,
  outreachSuggested,
  outreachWithdrawn,
} from '#libs/events/outreach.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';

const DAY = 86_400_000;
/** The longest window of the rule is 30 days; late-found touches may lie a little further back. */
const KEPT_DAYS = 40;

const on = [
  outreachSuggested,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachWithdrawn,
  interactionTouched,
  interactionRetracted,
  contactMerged,
  contactUnmerged,
  privacyErased,
] as const;

type EmployerEvent = EventsOf<typeof on>;
type Person = EmployerFacts['persons'][number];

/** `employer/<id>`: who of its people was written to, or is being offered, in the last 40 days. One entry a message. */
export const employerProjection = defineProjection<EmployerFacts, typeof on>({
  collection: 'employer',
  revision: 1,
  on,
  keys: (event) => {
    if ('employers' in event.data) return event.data.employers;
    return event.data.employer === null ? [] : [event.data.employer];
  },
  evolve: (doc, event, employer) => {
    const since = event.time - KEPT_DAYS * DAY;
    const persons = evolve(doc?.persons ?? [], event).filter(({ at }) => at > since);
    return persons.length === 0 ? null : { employer, persons };
  },
});

function evolve(persons: Person[], event: EmployerEvent): Person[] {
  const contact = event.subject ?? '';
  switch (event.type) {
    case 'outreach.suggested':
      return [...persons, { contact, at: event.time, suggestion: event.data.suggestion }];
    case 'interaction.touched':
      return [...without(persons, event.data.suggestion), { contact, at: event.occurredAt, suggestion: null }];
    case 'interaction.retracted':
      return event.data.what === 'touch' ? withoutNewest(persons, contact) : persons;
    case 'contact.merged':
      return persons.map((person) => (person.contact === contact ? { ...person, contact: event.data.into } : person));
    case 'contact.unmerged':
      return [...persons, ...toldOf(persons, event.data.from).map((person) => ({ ...person, contact }))];
    case 'privacy.erased':
      return persons.filter((person) => person.contact !== contact);
    default:
      return without(persons, event.data.suggestion);
  }
}

/** What was written to a contact: after an unmerge it counts for either. */
function toldOf(persons: Person[], contact: string): Person[] {
  return persons.filter((person) => person.contact === contact && person.suggestion === null);
}

/** An offer that came to nothing, or to a message, reserves nothing any more. */
function without(persons: Person[], suggestion: string | null): Person[] {
  return suggestion === null ? persons : persons.filter((person) => person.suggestion !== suggestion);
}

function withoutNewest(persons: Person[], contact: string): Person[] {
  const newest = persons.findLastIndex((person) => person.contact === contact && person.suggestion === null);
  return persons.filter((_, index) => index !== newest);
}
