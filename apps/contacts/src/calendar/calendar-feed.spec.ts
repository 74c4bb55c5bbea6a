import { expect, test } from '@jest/globals';
import type { Documents, ListQuery } from '#libs/ports/documents.js';
import type { PoolDoc } from '../documents.js';
import { CalendarFeed } from './calendar-feed.js';

/** Friday, and the Monday after. */
const OFFERED = Date.UTC(2026, 10, 27, 9);
const NOW = Date.UTC(2026, 10, 30, 7);
const pool = { id: 'p_1', home: { zone: 'Europe/Berlin', language: 'en' }, members: [] } as unknown as PoolDoc;
const card = (id: string, followUp: object | null) => {
  return {
    id,
    name: { full: id },
    followUp,
    facts: { heldBy: [], restricted: [], objectedAt: null, releasedAt: null },
  };
};
const occasion = {
  kind: 'connected',
  events: [],
  at: OFFERED,
  network: 'linkedin',
  rhythm: null,
  lastExchangeAt: null,
};
const offer = {
  ...{ id: 's_1', contact: 'Ada', occasion, followUp: false, asked: null, reason: null, offeredAt: OFFERED },
  evidence: { title: null, employer: null },
};
const wanted = card('Bo', { seq: 4, on: Date.UTC(2026, 11, 24, 11), reason: 'ask about Pune' });

/** What the feed asks of a pool with one open offer and one follow-up. */
const documents = {
  many: async () => [{ collection: 'card', key: 'Ada', body: card('Ada', null) }],
  list: async ({ collection }: ListQuery) => ({
    items: [{ body: collection === 'card' ? wanted : offer }],
    next: null,
  }),
} as unknown as Documents;

test('an offer stands on today for as long as it is open, and a follow-up on its day', async () => {
  const { entries } = await new CalendarFeed(documents).of(pool, 'm_1', NOW);
  expect(entries.map(({ kind, name, day }) => ({ kind, name, day }))).toEqual([
    { kind: 'follow-up', name: 'Bo', day: '2026-12-24' },
    { kind: 'offer', name: 'Ada', day: '2026-11-30' },
  ]);
});
