import type { z } from 'zod';
import { poolEmployerClosed, poolEmployerOpened } from '#libs/events/pool.events.js';
import { employerClose, employerOpen } from '#libs/events/pool.inputs.js';
import { defineDecider, type Context, type DocumentKey, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { employerOf, keysOfNames } from '../contact/employer.rule.js';
import type { ContactsDocuments } from '../documents.js';
import type { EmployerDoc } from '../outreach/employer-document.js';
import { employersIn } from '../outreach/situation.js';
import { withdrawn } from '../outreach/withdraw.js';
import { poolOf, poolUnknown } from './known.rule.js';

type Documents = Reader<ContactsDocuments>;
type Said = z.output<typeof employerClose.schema>;

const self: DocumentKey = { collection: 'pool', key: 'self' };
const place = (key: string): DocumentKey => ({ collection: 'employer', key });

/**
 * Nobody who works there is offered from now on: open offers of its people are withdrawn, what somebody accepted stays. Said anew it takes the place of what was said before, said the same it changes nothing. Refuses `date-past`,
 * `employer-nameless`.
 */
export const closeEmployer = defineDecider({
  input: employerClose,
  loads: ({ name }, context) => [self, ...keysOfNames(null, name, context)],
  decide: ({ name, why, note, until }, documents: Documents, context) => {
    const pool = poolOf(documents);
    const { id, hash } = employerOf(name, documents, context);
    if (pool === null) return poolUnknown;
    if (until !== null && until <= context.now) return { refused: 'date-past', because: { at: until } };
    if (id === null || hash === null) return { refused: 'employer-nameless', because: { name } };
    const known = documents.get('employer', id);
    if (isSaid(known, { why, note, until })) return { about: place(id), events: [] };
    const data = { employer: id, why, until, policyVersion: pool.policyVersion + 1 };
    const closed = poolEmployerClosed.make({ subject: `employer/${id}`, data, personal: { name, hash, note } });
    return { about: place(id), events: [closed, ...offersThere(known, id, documents)] };
  },
});

/** Its people may be offered again, as far as everything else allows. Refuses `employer-not-closed`. */
export const openEmployer = defineDecider({
  input: employerOpen,
  loads: ({ employer }) => [self, place(employer)],
  decide: ({ employer }, documents: Documents, context) => {
    const pool = poolOf(documents);
    const known = documents.get('employer', employer);
    if (pool === null) return poolUnknown;
    if (known?.closed === undefined) return { refused: 'employer-not-closed', because: { employer } };
    const data = { employer, policyVersion: pool.policyVersion + 1 };
    const personal = { hash: hashOf(known, documents, context) };
    return {
      about: place(employer),
      events: [poolEmployerOpened.make({ subject: `employer/${employer}`, data, personal })],
    };
  },
});

function isSaid(known: EmployerDoc | null, said: Pick<Said, 'why' | 'note' | 'until'>): boolean {
  if (known?.closed === undefined) return false;
  const { why, until } = known.closed;
  return why === said.why && until === said.until && known.note === said.note;
}

function hashOf({ name }: EmployerDoc, documents: Documents, context: Context): string {
  return employerOf(name ?? null, documents, context).hash ?? '';
}

/** Open offers of people who still work there. */
function offersThere(known: EmployerDoc | null, employer: string, documents: Documents): NewEvent[] {
  const offered = known?.persons.flatMap(({ suggestion }) => suggestion ?? []) ?? [];
  return [...new Set(offered)].flatMap((id) => {
    const offer = documents.get('suggestion', id);
    const card = offer === null ? null : documents.get('card', offer.contact);
    if (offer?.state !== 'open' || card === null || !employersIn(card.facts).includes(employer)) return [];
    return [withdrawn(offer, 'off-limits')];
  });
}
