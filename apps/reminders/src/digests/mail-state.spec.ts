import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { INSTALLATION } from '#libs/http/access-records.js';
import { LivePool, MONDAY } from '../testing/live-pool.js';
import type { Outcome } from './attempt.js';
import { MailStates } from './mail-state.js';

const busy: Outcome = { sent: false, code: 'mail-busy', passes: true, unsure: false };
const out: Outcome = { sent: true, offers: 1, questions: 0 };

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open();
});
afterEach(() => pool.close());

test('a mail server that fails for one instance is well once another one’s message is taken', async () => {
  const told: string[] = [];
  const instance = () => new MailStates(pool.platform.documents, pool.clock, (sentence) => told.push(sentence));
  const [one, other] = [instance(), instance()];
  await one.announce(true);
  await other.announce(true);
  await one.heard(busy);
  await other.heard(out);
  await other.heard(busy);
  await one.heard(busy);
  await one.heard(out);
  const well = 'The mail server takes digests again.';
  const failing = 'The mail server does not take digests; they are tried again.';
  expect(told).toEqual([failing, well, failing, well]);
  const [found] = await pool.platform.documents.many(INSTALLATION, [{ collection: 'mail-state', key: 'smtp' }]);
  expect(found).toMatchObject({ seq: MONDAY, body: { available: true, failingSince: null, code: null } });
});
