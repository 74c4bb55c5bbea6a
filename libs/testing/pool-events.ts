import { contactAdded } from '#libs/events/contact.events.js';
import type { personObserved } from '#libs/events/contact.inputs.js';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import { poolCreated, poolMemberAdded } from '#libs/events/pool.events.js';
import { outreachSuggested } from '#libs/events/outreach.events.js';
import type { Basis, Role, OccasionKind } from '#libs/events/words.js';
import { foldEmployer, hintKey } from '#libs/identity/hint-key.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { z } from 'zod';
import { NOW } from './test-pool.js';

export const DAY = 86_400_000;

/** A pool in Berlin with an owner, `m_1`. */
export function poolOfBerlin(policy: Policy = defaultPolicy): NewEvent[] {
  return [
    poolCreated.make({
      subject: 'pool/p_1',
      data: {
        home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
        organisation: 'o_1',
        policy,
        policyVersion: 1,
      },
      personal: { name: 'Kith' },
    }),
    member('m_1', 'owner'),
  ];
}

export function member(id: string, role: Role = 'recruiter'): NewEvent {
  return poolMemberAdded.make({
    subject: `member/${id}`,
    data: { member: id, role, zone: 'Europe/Berlin' },
    personal: { name: `Member ${id}`, email: null },
  });
}

/** A name as sources write it, from its parts. */
export const nameOf = (full: string) => {
  const [given = '', ...family] = full.split(' ');
  return { given, family: family.join(' '), full };
};

/** An identity as events hold it in tests: `email:ada@x.org`. */
export function identity(text: string): { scheme: string; value: string; hash: string } {
  const bar = text.indexOf(':');
  return { scheme: text.slice(0, bar), value: text.slice(bar + 1), hash: `#${text}` };
}

export type Row = z.input<typeof personObserved.schema>;

/** A row of a member's connections: what is not named says nothing. Identities as `linkedin:ada`. */
export function row({
  who,
  ...said
}: Omit<Partial<Row>, 'identities' | 'name'> & { who?: string[]; name?: string | null }): Row {
  return {
    source: 'linkedin-csv',
    sourceId: null,
    import: 'i_1',
    member: 'm_1',
    basis: 'own-relation',
    observedAt: NOW,
    headline: null,
    employer: null,
    position: null,
    location: null,
    connected: null,
    ...said,
    name: said.name === undefined || said.name === null ? null : nameOf(said.name),
    identities: (who ?? []).map((text) => {
      const { scheme, value } = identity(text);
      return { scheme, value } as Row['identities'][number];
    }),
  };
}

export interface Person {
  name?: string;
  who?: string[];
  employer?: string | null;
  employerId?: string;
  position?: string | null;
  basis?: Basis;
}

const plain: { basis: Basis } = { basis: 'told' };

/** Somebody the pool knows, entered by hand. */
export function contact(id: string, person: Person = {}): NewEvent {
  const { name = 'Ada Lovelace', who = [`email:${id}@example.org`], position = null, basis } = { ...plain, ...person };
  return contactAdded.make({
    subject: id,
    data: {
      ...{
        source: 'page',
        import: null,
        basis,
        observedAt: NOW - DAY,
        member: null,
        country: null,
        zone: null,
      },
      employer: typeof person.employer === 'string' ? (person.employerId ?? 'e_9') : null,
    },
    personal: {
      ...{ sourceId: null, payloadHash: null, headline: null, location: null, language: null, position },
      ...employerOf(name, person.employer ?? null),
      name: nameOf(name),
      identities: who.map(identity),
    },
  });
}

function employerOf(name: string, employer: string | null) {
  if (employer === null) return { employerName: null, employerHash: null, hint: null };
  const [house, hint] = [foldEmployer(employer), hintKey(name, employer)];
  return { employerName: employer, employerHash: `#employer:${house ?? ''}`, hint: `#hint:${hint ?? ''}` };
}

/** An offer of the contact to `m_1`, open, resting on these events. */
export function offered(
  contactId: string,
  suggestion: string,
  events: number[] = [],
  kind: OccasionKind = 'tie',
): NewEvent {
  return outreachSuggested.make({
    subject: contactId,
    data: {
      ...{
        suggestion,
        member: 'm_1',
        employer: null,
        asked: null,
        channel: null,
        followUp: false,
        day: '2026-01-12',
        hop: 0 as const,
      },
      occasion: { kind, events, until: null, at: null, network: null, rhythm: null, lastExchangeAt: null },
      ...{ verdicts: [], expiresAt: NOW + 7 * DAY, reservedUntil: NOW + 10 * DAY, policyVersion: 1, rulesVersion: '1' },
    },
    personal: { reason: null, title: null, url: null, employer: null },
  });
}
