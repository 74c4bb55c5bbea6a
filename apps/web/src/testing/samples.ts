import type { ContactCard, Import, Me, Suggestion, Verdict } from '../api/types.js';

export const me: Me = {
  member: { id: 'm_1', name: 'Ruth', role: 'owner' },
  pool: { id: 'p_1', name: 'Our people', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' }, empty: false },
  demo: false,
  version: '0.1.0',
};

const allowance = { month: { used: 1, of: 2 }, year: { used: 2, of: 4 } };

export function contact(id: string, name: string, more: Partial<ContactCard> = {}): ContactCard {
  return {
    id,
    name,
    headline: 'Engineer · Delft Robotics',
    employer: 'Delft Robotics',
    position: 'Engineer',
    location: null,
    zone: null,
    language: null,
    identities: [{ scheme: 'linkedin', value: id, url: `https://www.linkedin.com/in/${id}`, verified: false }],
    tags: [],
    owner: null,
    kept: [],
    connected: [{ member: 'm_1', network: 'linkedin', since: '2024-03-05T00:00:00.000Z' }],
    standing: 'cold',
    lastExchangeAt: null,
    lastTouchAt: null,
    lastResponseAt: null,
    silence: 0,
    allowance,
    nextLookAt: null,
    followUp: null,
    sources: ['linkedin-csv'],
    version: 7,
    ...more,
  };
}

export function suggestion(id: string, name: string, more: Partial<Suggestion> = {}): Suggestion {
  return {
    id,
    contact: { id: `c_${id}`, name, headline: null },
    member: 'm_1',
    state: 'open',
    occasion: { kind: 'new-job', title: null, url: null, at: null, events: [4] },
    text: `${name} has a new job.`,
    warning: null,
    touches: [],
    lastExchangeAt: null,
    allowance,
    channels: ['linkedin'],
    offeredAt: '2026-03-02T07:00:00.000Z',
    expiresAt: '2026-03-09T07:00:00.000Z',
    presumeAt: '2026-03-05T07:00:00.000Z',
    ...more,
  };
}

export const verdicts: Verdict[] = [
  { rule: 'cap', ok: true, until: null, text: '1 of 2 messages in 30 days.' },
  { rule: 'rhythm', ok: false, until: '2026-06-01T10:00:00.000Z', text: 'The last exchange was 20 days ago.' },
];

export function anImport(more: Partial<Import> = {}): Import {
  return {
    id: 'i_1',
    state: 'finished',
    file: 'Connections.csv',
    format: 'linkedin-csv',
    share: 'all',
    startedAt: '2026-03-02T07:00:00.000Z',
    finishedAt: '2026-03-02T07:00:02.000Z',
    total: 3000,
    done: 3000,
    counts: { created: 2990, changed: 6, unchanged: 0, rejected: 4 },
    problem: null,
    revert: null,
    ...more,
  };
}

export const page = <T>(...items: T[]) => ({ items, next: null });
