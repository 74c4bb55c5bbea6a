import { expect, it } from '@jest/globals';
import { collections } from '#libs/platform/collections.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Document } from './testing/explained.js';
import { explainEvery, stagesOf } from './testing/explained.js';
import { batchOf, givenStores } from './testing/given-stores.js';

const { open, name } = givenStores();

const POOL = 'p_1';
const people = Array.from({ length: 6_000 }, (_, at) => ({
  words: at % 2 === 0 ? `anna common${at}` : `bert rare${at}`,
  sortName: `n${at % 500}`,
  lastAt: at % 77,
}));

async function fill(documents: Documents): Promise<void> {
  for (let from = 0; from < people.length; from += 1_000) {
    const some = people.slice(from, from + 1_000);
    await documents.save(
      some.map((body, at) => ({ pool: POOL, collection: 'person', key: `k${from + at}`, seq: 1, body })),
    );
  }
}

it('every read goes along an index, and reads little more than it answers', async () => {
  const { documents, ledger, eventLog } = await open();
  await fill(documents);
  await ledger.commit(await batchOf(ledger, { events: 300 }));
  const page = { pool: POOL, collection: 'person', limit: 20 };
  const asked = await explainEvery(name(), async () => {
    for (const sort of ['name', 'last'] as const) {
      for (const words of [[], ['an'], ['rare77'], ['an', 'co'], ['be', 'rare1']]) {
        const { next } = await documents.search({ ...page, words, sort });
        if (next !== null) await documents.search({ ...page, words, sort, after: next });
      }
    }
    await documents.list({ pool: POOL, collection: 'thing', index: 'colour', equals: ['red'], from: 1, limit: 5 });
    await documents.list({ pool: POOL, collection: 'thing', index: 'until', reverse: true, limit: 5 });
    await documents.many(POOL, [{ collection: 'thing', key: 'a' }]);
    await ledger.read(POOL, 100, 50);
    await ledger.about(POOL, 'c_1', 1_000, 50);
    await eventLog.after(1, 200, 50);
  });

  expect(asked.length).toBeGreaterThan(30);
  for (const { command, plan } of asked) {
    const stages = stagesOf(plan);
    expect([command, stages]).toEqual([command, expect.not.arrayContaining(['COLLSCAN'])]);
    expect(stages.some((stage) => ['IXSCAN', 'IDHACK', 'COUNT_SCAN'].includes(stage))).toBe(true);
  }
});

it('a walk along a sorted index reads nothing but the index', async () => {
  const { documents } = await open();
  await fill(documents);
  const query = { pool: POOL, collection: 'person', words: [], sort: 'name' as const, limit: 20 };
  const asked = await explainEvery(name(), () => documents.search(query));
  const walk = asked.find(({ command }: { command: Document }) => command['aggregate'] === 'doc_person');

  expect(stagesOf(walk?.plan)).not.toContain('FETCH');
  expect(stagesOf(walk?.plan)).not.toContain('SORT');
});

it('takes every index that the list of collections names', async () => {
  const { documents } = await open({ collections });
  for (const { name: collection, indexes } of collections) {
    for (const { name: index } of indexes) {
      expect(await documents.list({ pool: POOL, collection, index, limit: 1 })).toEqual({ items: [], next: null });
    }
  }
});
