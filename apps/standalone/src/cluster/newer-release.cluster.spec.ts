import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { until } from '#libs/testing/cluster/until.js';
import { createCommands } from '#libs/transport/commands.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { deciders } from '../../../contacts/src/registry.js';
import { startReminders } from '../../../reminders/src/reminders.service.js';
import { judge, nothingWrong, wholeLedger } from './testing/judge.js';
import { allDecided, contactsOn, createPool, done, OWNER, person } from './testing/team.js';

const POOL = 'p_newer';

let cluster: OwnCluster;
let platform: Platform;
let contacts: Contacts;
let contact = '';
beforeEach(async () => {
  cluster = new OwnCluster();
  platform = await cluster.open();
  contacts = await contactsOn(platform);
  await createPool(contacts, POOL);
  contact = await done(contacts, { pool: POOL, kind: 'contact.add', data: person('ada'), key: 'ada' });
});
afterEach(async () => {
  await contacts.stop();
  await cluster.remove();
});

const notes = async (): Promise<number> =>
  (await wholeLedger(platform, POOL)).filter(({ type }) => type === 'contact.note-added').length;

it('an input of a newer release stops its owner with a sentence, nothing is skipped, and that release goes on from there', async () => {
  const { version } = deciders.find(({ input }) => input.kind === 'contact.note')?.input ?? { version: 0 };
  const commands = createCommands(platform, { waitMs: 0 });
  const data = { contact, text: 'before' };
  await done(contacts, { pool: POOL, kind: 'contact.note', data, key: 'before' });
  const about = { pool: POOL, kind: 'contact.note', at: Date.now(), actor: `member:${OWNER}` };
  await platform.bus.append([{ ...about, id: 'i_newer', version: version + 1, data: { contact, text: 'newer' } }]);
  await commands.submit({ ...about, data: { contact, text: 'behind' }, key: 'behind' });
  const sentence = await until(
    'the owner says why it stands still',
    () => contacts.health(),
    (said) => said !== null,
  );

  expect(sentence).toMatch(
    `Input i_newer is "contact.note" of version ${version + 1}, this release reads up to ${version}: update Kith.`,
  );
  expect(await notes()).toBe(1);
  await contacts.stop();
  const newer = deciders.map((decider) =>
    decider.input.kind === 'contact.note' ? { ...decider, input: { ...decider.input, version: version + 1 } } : decider,
  );
  contacts = await contactsOn(platform, { deciders: newer });
  await allDecided(platform);
  expect(contacts.health()).toBeNull();
  const told = ['ada', 'before', 'newer', 'behind'];
  expect(await judge({ name: cluster.name, platform }, POOL, told)).toEqual(nothingWrong);
});

it('an event of a newer release stops its reader with a sentence, before it', async () => {
  await contacts.stop();
  const { ledger, bus } = platform;
  const partition = bus.partitionOf(POOL);
  const [head, { next, lastInput }] = [await ledger.head(POOL), await ledger.position(partition)];
  const [like] = (await wholeLedger(platform, POOL)).slice(-1);
  if (like === undefined) throw new Error('no event');
  const seq = head.seq + 1;
  const event = { ...like, seq, id: `${POOL}/${head.epoch}/${seq}`, dataversion: 99 };
  await ledger.commit({
    ...{ partition, from: next, to: next, lastInput: lastInput ?? '', documents: [], records: [] },
    heads: [{ before: head, after: { ...head, seq } }],
    events: [event],
  });
  contacts = await contactsOn(platform);
  const reminders = await startReminders(platform);
  const sentence = await until(
    'reminders says why it stands still',
    () => reminders.health(),
    (said) => said !== null,
  );

  expect(sentence).toMatch(/stopped reading pool-events: .* version 99.*update Kith/);
  await reminders.stop();
});
