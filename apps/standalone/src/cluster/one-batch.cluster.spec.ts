import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { until } from '#libs/testing/cluster/until.js';
import { createCommands } from '#libs/transport/commands.js';
import type { Duties } from '#libs/transport/duties.js';
import { createOriginSender } from '#libs/transport/origin-sender.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { startContactsDuties } from '../../../contacts/src/duties.service.js';
import { deciders } from '../../../contacts/src/registry.js';
import type { Ingest } from '../../../ingest/src/ingest.service.js';
import { judge, nothingWrong, parkedIn, wholeLedger } from './testing/judge.js';
import {
  allDecided,
  contactsOn,
  createPool,
  crowd,
  done,
  finished,
  ingestOn,
  OWNER,
  person,
  upload,
  type Row,
} from './testing/team.js';

const POOL = 'p_batch';

let cluster: OwnCluster;
let platform: Platform;
let contacts: Contacts;
let ingest: Ingest;
let duties: Duties;
beforeEach(async () => {
  cluster = new OwnCluster();
  await start();
  await createPool(contacts, POOL);
});
afterEach(async () => {
  await stop();
  await cluster.remove();
});

async function start(): Promise<void> {
  platform = await cluster.open();
  contacts = await contactsOn(platform);
  ingest = await ingestOn(platform);
  duties = await startContactsDuties(platform, ingest.sender, ingest.erasers);
}

async function stop(): Promise<void> {
  await duties.stop();
  await ingest.stop();
  await contacts.stop();
  await cluster.close(platform);
}

const add = (profile: string): Promise<string> =>
  done(contacts, { pool: POOL, kind: 'contact.add', data: person(profile), key: profile });
const judged = (told: string[] = []) => judge({ name: cluster.name, platform }, POOL, told);

/** Nobody decides while `meanwhile` is said, so that it lies in one batch. */
async function together(meanwhile: () => Promise<void>): Promise<void> {
  await contacts.stop();
  await meanwhile();
  contacts = await contactsOn(platform);
}

/** Appended and not waited for. */
async function say(kind: string, data: object): Promise<void> {
  const commands = createCommands(platform, { waitMs: 0 });
  expect(await commands.submit({ pool: POOL, kind, data, actor: `member:${OWNER}` })).toMatchObject({
    state: 'queued',
  });
}

async function destroyed(contact: string): Promise<void> {
  const keyOf = async () => (await platform.keys.read(POOL, [contact])).get(contact) ?? null;
  await until('the key is destroyed', keyOf, (key) => key === null);
}

/** Begins an import and resolves when its rows lie on the topic. */
async function send(key: string, rows: Row[]): Promise<string> {
  const partition = platform.bus.partitionOf(POOL);
  const before = await platform.bus.newest('inputs', partition);
  const id = await upload(ingest, POOL, key, rows);
  await until(
    'the rows lie on the topic',
    () => platform.bus.newest('inputs', partition),
    (newest) => newest >= before + rows.length,
  );
  return id;
}

it('two rows with one e-mail in one batch are one contact', async () => {
  let id = '';
  await together(async () => {
    id = await send('twins', [
      { profile: 'one', email: 'ada@example.org' },
      { profile: 'two', email: 'ada@example.org' },
    ]);
  });

  expect((await finished(ingest, POOL, id)).counts).toMatchObject({ created: 1, changed: 1 });
  const added = (await wholeLedger(platform, POOL)).filter(({ type }) => type === 'contact.added');
  expect(added).toHaveLength(1);
  expect(await judged()).toEqual(nothingWrong);
});

it('erased person in flight: the row of somebody erased a moment before is refused and makes no key', async () => {
  const contact = await add('ada');
  let id = '';
  await together(async () => {
    await say('privacy.erase', { contact, ground: 'wish' });
    id = await send('rows', [{ profile: 'ada' }, { profile: 'bea' }]);
  });

  expect((await finished(ingest, POOL, id)).counts).toMatchObject({ created: 1, rejected: 1 });
  await destroyed(contact);
  const subjects = (await platform.keys.tombstones(POOL)).map(({ subject }) => subject);
  expect(subjects).toContain(contact);
  expect(await judged(['bea'])).toEqual(nothingWrong);
});

it('deterministic commit error: the one input that makes too large an event is set aside, everybody else goes on', async () => {
  const ROWS = 300;
  const rows = crowd('row', ROWS).map(({ profile }, at) => ({
    kind: 'person.observed',
    at: Date.now(),
    actor: `member:${OWNER}`,
    data: {
      ...person(profile),
      ...{ zone: undefined, country: undefined, language: undefined },
      ...{ source: 'files', sourceId: at === 137 ? 'x'.repeat(70_000) : profile, import: null },
      ...{ basis: 'own-relation', observedAt: Date.now(), connected: null },
    },
  }));
  const sender = createOriginSender(platform, { decided: contacts.decided });
  await sender.send(POOL, 'files', 1, rows);
  const receipts = await sender.receipts(POOL, 'files', ROWS);

  const codes = receipts.flatMap((receipt) => receipt.rows.map(([code]) => code));
  expect(codes.filter((code) => code === 'created')).toHaveLength(ROWS - 1);
  expect(codes[137]).toBe('parked');
  expect(await parkedIn(cluster.name, [POOL])).toBe(1);
  const told = crowd('row', ROWS).flatMap(({ profile }, at) => (at === 137 ? [] : [profile]));
  expect(await judged(told)).toEqual(nothingWrong);
});

it('key lost and returned: a person erased since the backup stays erased when the older keys are put back', async () => {
  const [contact, other] = [await add('ada'), await add('bea')];
  const putBack = await cluster.keepKeys();
  await done(contacts, { pool: POOL, kind: 'privacy.erase', data: { contact, ground: 'wish' }, key: 'erase' });
  await destroyed(contact);
  await stop();
  await putBack();
  await start();

  const keys = await platform.keys.read(POOL, [contact, other]);
  expect(keys.get(contact)).toBeNull();
  expect(keys.get(other)).not.toBeNull();
  const id = await upload(ingest, POOL, 'again', [{ profile: 'ada' }, { profile: 'bea' }]);
  expect((await finished(ingest, POOL, id)).counts).toMatchObject({ created: 0, rejected: 1 });
  expect(await judged(['bea'])).toEqual(nothingWrong);
});

it('poison 1 in 500: what cannot be decided or read is set aside, as much as was put in, and nothing else', async () => {
  const [ROWS, EACH] = [2_500, 500];
  const isPoison = ({ profile }: Row): boolean => /-\d*(99|49)9$/.test(profile);
  const rows = crowd('row', ROWS);
  const poison = rows.filter(isPoison);
  expect(poison).toHaveLength(ROWS / EACH);
  await contacts.stop();
  contacts = await contactsOn(platform, {
    deciders: deciders.map((decider) => ({
      ...decider,
      decide: (data, documents, context) => {
        const said = JSON.stringify(data);
        if (poison.some(({ profile }) => said.includes(`"${profile}"`))) throw new TypeError('is not a function');
        return decider.decide(data, documents, context);
      },
    })),
  });
  const unreadable = Array.from({ length: 5 }, (_, at): InputEnvelope => {
    return { id: `u${at}`, pool: POOL, kind: '', version: 0, at: 0, actor: '', data: null };
  });
  const id = await upload(ingest, POOL, 'rows', rows);
  for (const one of unreadable) await platform.bus.append([one]);
  const { counts } = await finished(ingest, POOL, id);
  await allDecided(platform);

  expect(counts.created).toBe(ROWS - poison.length);
  expect(await parkedIn(cluster.name, [POOL])).toBe(poison.length + unreadable.length);
  expect(contacts.health()).toBeNull();
  const told = rows.filter((row) => !isPoison(row)).map(({ profile }) => profile);
  expect(await judged(told)).toEqual(nothingWrong);
});
