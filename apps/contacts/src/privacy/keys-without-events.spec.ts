import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { beforeKeys, withCommits } from '../inputs/testing/faults.js';
import { ToyPool, type Faults } from '../inputs/testing/toy-pool.js';

let toy: ToyPool;
let asked: Set<string>;
beforeEach(async () => {
  asked = new Set();
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

const noting: Faults = (platform) =>
  beforeKeys(platform, async (_pool, subjects) => subjects.forEach((one) => asked.add(one)));
const meet = (email: string) => toy.input('toy.meet', { email, text: 'met' });

test('a crash between a key and its events leaves no key behind: the same input asks for the same one', async () => {
  await toy.restart({ faults: (platform) => withCommits(noting(platform), () => new Promise(() => undefined)) });
  await toy.append(meet('ada@example.org'), meet('bea@example.org'));
  await toy.platform.quiet();
  expect(asked.size).toBe(2);

  toy.platform.crash();
  await toy.start({ faults: noting });
  await toy.settled();

  const subjects = new Set((await toy.ledger()).flatMap(({ subject }) => subject ?? []));
  expect([...asked].sort()).toEqual([...subjects].sort());
});
