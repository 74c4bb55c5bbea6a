import {
  contactAdded,
  contactCorrected,
  contactEmployerChanged,
  contactReverted,
} from '#libs/events/contact.events.js';
import { poolEmployerClosed, poolEmployerOpened } from '#libs/events/pool.events.js';
import { privacyErased, privacyForgotten } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { EmployerNameDoc } from './identity-documents.js';

const on = [
  contactAdded,
  contactEmployerChanged,
  contactCorrected,
  contactReverted,
  privacyErased,
  privacyForgotten,
  poolEmployerClosed,
  poolEmployerOpened,
] as const;
type Event = EventsOf<typeof on>;
type OffLimitsEvent = Extract<Event, { type: 'pool.employer-closed' } | { type: 'pool.employer-opened' }>;
type PersonEvent = Exclude<Event, OffLimitsEvent>;

/** One employer as an event names it: the key of its document and the spelling used. */
interface Named {
  hash: string;
  name: string;
}

/**
 * `employer-name/<hash>`: the id of an employer and how many contacts stand there by each spelling. It goes with the
 * last of them, and the next one to name it gets another id, unless it is off-limits: then it stays what it is.
 */
export const employerNameProjection = defineProjection<EmployerNameDoc, typeof on>({
  collection: 'employer-name',
  revision: 3,
  on,
  keys: (event) => {
    if (isOffLimits(event)) return event.personal === null ? [] : [event.personal.hash];
    return [...new Set([left(event), entered(event)].flatMap((named) => named?.hash ?? []))];
  },
  evolve: (doc, event, key) => (isOffLimits(event) ? barred(doc, event) : evolve(doc, event, key)),
});

function evolve(doc: EmployerNameDoc | null, event: PersonEvent, key: string): EmployerNameDoc | null {
  const names = counted(counted(doc?.names ?? {}, left(event), key, -1), entered(event), key, 1);
  const employer = doc?.employer ?? employerIn(event);
  return employer === null ? null : kept({ ...doc, employer, names });
}

function barred(doc: EmployerNameDoc | null, { type, data }: OffLimitsEvent): EmployerNameDoc | null {
  const { employer, names } = { employer: data.employer, names: {}, ...doc };
  return kept(type === 'pool.employer-closed' ? { employer, names, offLimits: true } : { employer, names });
}

function kept(doc: EmployerNameDoc): EmployerNameDoc | null {
  return Object.keys(doc.names).length > 0 || doc.offLimits === true ? doc : null;
}

function isOffLimits(event: Event): event is OffLimitsEvent {
  return event.type === 'pool.employer-closed' || event.type === 'pool.employer-opened';
}

type Names = EmployerNameDoc['names'];

function counted(names: Names, named: Named | null, key: string, by: 1 | -1): Names {
  if (named?.hash !== key) return names;
  const people = (names[named.name] ?? 0) + by;
  if (people > 0) return { ...names, [named.name]: people };
  return Object.fromEntries(Object.entries(names).filter(([name]) => name !== named.name));
}

const employerIn = ({ data }: PersonEvent): string | null => ('employer' in data ? (data.employer ?? null) : null);

/** Where the contact stood before the event. */
function left({ type, personal }: PersonEvent): Named | null {
  if (personal === null || type === 'contact.added') return null;
  if (type === 'privacy.erased') return named(personal.employerHash, personal.employerName);
  return named(personal.previousEmployerHash, personal.previousEmployerName);
}

/** Where they stand after it. */
function entered({ type, personal, data }: PersonEvent): Named | null {
  if (personal === null || type === 'privacy.erased' || type === 'privacy.forgotten') return null;
  if (type === 'contact.reverted' && data.gone) return null;
  return named(personal.employerHash, personal.employerName);
}

function named(hash?: string | null, name?: string | null): Named | null {
  return hash === undefined || hash === null ? null : { hash, name: name ?? '' };
}
