import {
  contactAdded,
  contactCorrected,
  contactEmployerChanged,
  contactReverted,
} from '#libs/events/contact.events.js';
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
] as const;
type Event = EventsOf<typeof on>;

/** One employer as an event names it: the key of its document and the spelling used. */
interface Named {
  hash: string;
  name: string;
}

/**
 * `employer-name/<hash>`: the id of an employer and how many contacts stand there by each spelling. It goes with the
 * last of them; the next one to name it gets another id.
 */
export const employerNameProjection = defineProjection<EmployerNameDoc, typeof on>({
  collection: 'employer-name',
  revision: 2,
  on,
  keys: (event) => [...new Set([left(event), entered(event)].flatMap((named) => named?.hash ?? []))],
  evolve: (doc, event, key) => {
    const names = counted(counted(doc?.names ?? {}, left(event), key, -1), entered(event), key, 1);
    const employer = doc?.employer ?? employerIn(event);
    return employer === null || Object.keys(names).length === 0 ? null : { employer, names };
  },
});

type Names = EmployerNameDoc['names'];

function counted(names: Names, named: Named | null, key: string, by: 1 | -1): Names {
  if (named?.hash !== key) return names;
  const people = (names[named.name] ?? 0) + by;
  if (people > 0) return { ...names, [named.name]: people };
  return Object.fromEntries(Object.entries(names).filter(([name]) => name !== named.name));
}

const employerIn = ({ data }: Event): string | null => ('employer' in data ? (data.employer ?? null) : null);

/** Where the contact stood before the event. */
function left({ type, personal }: Event): Named | null {
  if (personal === null || type === 'contact.added') return null;
  if (type === 'privacy.erased') return named(personal.employerHash, personal.employerName);
  return named(personal.previousEmployerHash, personal.previousEmployerName);
}

/** Where they stand after it. */
function entered({ type, personal, data }: Event): Named | null {
  if (personal === null || type === 'privacy.erased' || type === 'privacy.forgotten') return null;
  if (type === 'contact.reverted' && data.gone) return null;
  return named(personal.employerHash, personal.employerName);
}

function named(hash?: string | null, name?: string | null): Named | null {
  return hash === undefined || hash === null ? null : { hash, name: name ?? '' };
}
