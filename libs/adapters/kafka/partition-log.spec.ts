import { expect, test } from '@jest/globals';
import { Held } from './partition-log.js';

/** What is held of a partition, and what it has asked of the broker's side since it was last looked at. */
function given(limits: { maxRecords: number; maxBytes: number }) {
  let asked: string[] = [];
  const tap = { seek: () => undefined, pause: () => void asked.push('pause'), resume: () => void asked.push('resume') };
  const held = new Held(limits, tap);
  const add = (from: number, to: number, value = '') => {
    for (let offset = from; offset < to; offset += 1) held.add({ offset, id: `i${String(offset)}`, value });
  };
  const balanced = (): string[] => {
    held.balance();
    const since = asked;
    asked = [];
    return since;
  };
  return { held, add, balanced };
}

test('a reader that falls behind holds four batches at most: then nothing more is fetched until half of them are handled', () => {
  const { held, add, balanced } = given({ maxRecords: 10, maxBytes: 1_000_000 });
  add(0, 40);
  expect(balanced()).toEqual([]);
  add(40, 41);
  expect(balanced()).toEqual(['pause']);
  expect(balanced()).toEqual([]);
  held.dropBefore(20);
  expect(balanced()).toEqual([]);
  held.dropBefore(21);
  expect(balanced()).toEqual(['resume']);
});

test('few records that are large are held back by their bytes', () => {
  const { held, add, balanced } = given({ maxRecords: 1_000, maxBytes: 100 });
  add(0, 3, 'ä'.repeat(25));
  expect(balanced()).toEqual(['pause']);
  held.dropBefore(2);
  expect(balanced()).toEqual(['resume']);
});

test('who begins anew holds nothing, and fetches again', () => {
  const { held, add, balanced } = given({ maxRecords: 1, maxBytes: 100 });
  add(0, 9);
  expect(balanced()).toEqual(['pause']);
  held.clear();
  expect(balanced()).toEqual(['resume']);
  expect([held.records, held.waitingSince]).toEqual([[], null]);
});
