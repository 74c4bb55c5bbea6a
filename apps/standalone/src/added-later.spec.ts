import { expect, test } from '@jest/globals';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import { contact, poolOfBerlin } from '#libs/testing/pool-events.js';
import { TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../contacts/src/registry.js';
import { imap } from '../../ingest/src/connectors/imap/imap.js';
import type { MailItem } from '../../ingest/src/connectors/imap/mail-item.js';
import { world } from '../../ingest/src/connectors/imap/testing/memory-mailbox.js';
import { DAY, message, NOW } from '../../ingest/src/connectors/imap/testing/messages.js';

test('who was written to last week and is added today has been written to last week', async () => {
  const pool = new TestPool(deciders, projections);
  pool.now = NOW;
  pool.record([...poolOfBerlin(), contact('c_1', { name: 'Ada King', who: ['email:ada@ada.example'] })]);
  const to = { from: ['me@team.example'], to: ['ada@ada.example'] };
  const mail = { messages: { Gesendet: [message(1, { ...to, receivedAt: NOW - 7 * DAY })] } };
  const settings = { server: 'imap.team.example', user: 'me@team.example' };
  const source = { id: 's_1', kind: 'imap', basis: imap.basis, contact: null, member: 'm_1' };

  const page = await imap.lookBack?.pull(settings, imap.lookBack.from, world(mail));
  for (const item of page?.items as MailItem[]) {
    for (const { data } of imap.translate(item, { source, now: NOW }))
      expect(pool.say(interactionObserved, data as never, { actor: 'source:s_1' })).not.toHaveProperty('refused');
  }
  expect(pool.read('card', 'c_1')).toMatchObject({ facts: { touches: [{ at: NOW - 7 * DAY }] } });
});
