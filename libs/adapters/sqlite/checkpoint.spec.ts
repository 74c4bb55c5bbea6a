import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { givenBatch } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';

let subject: EmbeddedSubject;
beforeEach(() => {
  subject = new EmbeddedSubject(contractCollections);
});
afterEach(() => subject.close());

const logSize = () => fs.statSync(path.join(subject.dataDir, 'kith.db-wal')).size;

it('keeps the write-ahead log short however much is written, and loses nothing', async () => {
  const events = Array.from({ length: 40 }, () => ({ data: { text: 'x'.repeat(50_000) } }));
  const sizes: number[] = [];
  for (let batch = 0; batch < 20; batch++) {
    await subject.platform.ledger.commit(await givenBatch(subject, { events }));
    sizes.push(logSize());
  }

  expect(Math.max(...sizes)).toBeLessThan(32_000_000);
  expect(sizes.at(-1)).toBe(sizes[10]);
  await subject.reopen();
  expect((await subject.platform.ledger.head('p_contract')).seq).toBe(800);
});

it('empties it when told to', async () => {
  await subject.platform.ledger.commit(await givenBatch(subject));
  expect(logSize()).toBeGreaterThan(0);
  await subject.platform.scrub();
  expect(logSize()).toBe(0);
});
