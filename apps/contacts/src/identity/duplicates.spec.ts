import { expect, it, jest } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Documents } from '#libs/ports/documents.js';
import { ContactViews } from '../contact/contact-views.js';
import { conflictKey } from './conflict.projection.js';
import { Duplicates } from './duplicates.js';

const conflict = (seq: number, ...contacts: string[]) => ({
  key: conflictKey(contacts),
  body: { seq, at: seq, contacts, identities: [{ scheme: 'email', value: `${seq}@muehlbach.example` }] },
});
const card = (id: string) => ({ collection: 'card', key: id, body: { id } });

/** Documents that are there, and how often they were asked for by key. */
function given(conflicts: ReturnType<typeof conflict>[], rest: { collection: string; key: string; body: object }[]) {
  const there = new Map(rest.map((one) => [`${one.collection}/${one.key}`, { seq: 1, ...one }]));
  const many = jest.fn((_pool: string, keys: DocumentKey[]) =>
    Promise.resolve(keys.flatMap(({ collection, key }) => there.get(`${collection}/${key}`) ?? [])),
  );
  const list = ({ collection }: { collection: string }) =>
    Promise.resolve({ items: collection === 'conflict' ? conflicts : [], next: null });
  const documents = { many, list } as unknown as Documents;
  return { many, duplicates: new Duplicates(documents, new ContactViews(documents, new VirtualClock(0))) };
}

it('leaves out who is one by now, who is gone and who was told apart, and looks them up together', async () => {
  const pairs = Array.from({ length: 40 }, (_, at) => [`c_${at}`, `c_x${at}`] as const);
  const { many, duplicates } = given(
    [
      ...pairs.map((pair, at) => conflict(100 - at, ...pair)),
      conflict(3, 'c_0', 'c_merged'),
      conflict(2, 'c_1', 'c_gone'),
      conflict(1, 'c_2', 'c_3'),
    ],
    [
      ...pairs.flat().map(card),
      { collection: 'alias', key: 'c_merged', body: { contact: 'c_0' } },
      { collection: 'apart', key: conflictKey(['c_2', 'c_3']), body: {} },
    ],
  );
  const { items } = await duplicates.page('p_1', { list: 'conflict', after: null }, 50);
  expect(items.map(({ cards }) => cards.map(({ id }) => id))).toEqual(pairs);
  expect(many.mock.calls.length).toBeLessThan(6);
});
