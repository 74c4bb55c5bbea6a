import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { inputs } from '#libs/testing/contracts/given-bus.js';
import { givenBatch } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';

const DAY = 86_400_000;
let subject: EmbeddedSubject;
beforeEach(() => {
  subject = new EmbeddedSubject(contractCollections);
});
afterEach(() => subject.close());

const kept = async (count: number) => {
  const found = await Promise.all(Array.from({ length: count }, (_, at) => subject.platform.bus.at('inputs', 0, at)));
  return found.flatMap((record) => record?.offset ?? []);
};

it('removes decided inputs after 7 days, but the last decided one and what is undecided stay', async () => {
  const { bus, ledger } = subject.platform;
  await bus.append(inputs(0, 1_300));
  await ledger.commit(await givenBatch(subject, { inputs: 1_250 }));
  await subject.pass(6 * DAY);
  expect(await kept(1_300)).toHaveLength(1_300);
  await subject.pass(2 * DAY);

  expect(await kept(1_300)).toEqual(Array.from({ length: 51 }, (_, at) => 1_249 + at));
  await bus.append(inputs(1_300, 1_301));
  expect(await bus.at('inputs', 0, 1_300)).toMatchObject({ id: 'i1300' });
});

it('removes nothing while nothing is decided, whatever its age', async () => {
  await subject.platform.bus.append(inputs(0, 10));
  await subject.pass(400 * DAY);

  expect(await kept(10)).toHaveLength(10);
});

it('keeps decided inputs that are younger', async () => {
  const { bus, ledger } = subject.platform;
  await bus.append(inputs(0, 5));
  await subject.pass(7 * DAY);
  await bus.append(inputs(5, 10));
  await ledger.commit(await givenBatch(subject, { inputs: 10 }));
  await subject.pass(DAY);

  expect(await kept(10)).toEqual([5, 6, 7, 8, 9]);
});
