/* eslint max-lines: [error, 400] -- pools of one organisation, and each word between them */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Platform } from '#libs/ports/platform.js';
import { createOriginSender } from '#libs/transport/origin-sender.js';
import { startContacts, type Contacts, type ContactsOptions } from '../../contacts.service.js';
import { startContactsDuties } from '../../duties.service.js';
import type { Card } from '../../documents.js';
import type { Line } from '../../inputs/owner-records.js';
import { deciders } from '../../registry.js';
import { WORDS, type SiblingWord } from './sibling-word.js';

const ADA = { given: 'Ada', family: 'Lovelace', full: 'Ada Lovelace' };
const nothing = { headline: null, employer: null, position: null, location: null, zone: null, country: null };

let folder: string;
let clock: VirtualClock;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let contacts: Contacts;
let said = 0;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-siblings-'));
  clock = new VirtualClock(Date.UTC(2026, 0, 12, 9));
  await start();
  for (const pool of ['p_a', 'p_b', 'p_c']) await makePool(pool);
});
afterEach(async () => {
  await contacts.stop();
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function start(
  faults: (platform: Platform) => Platform = (same) => same,
  options: ContactsOptions = {},
): Promise<void> {
  const dirs = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  platform = await openPlatform({ ...dirs, clock, durable: false });
  clock.settle = () => platform.quiet();
  contacts = await startContacts(faults(platform), options);
}

/** The process ends without a word and starts again. */
async function restart(faults?: (platform: Platform) => Platform, options?: ContactsOptions): Promise<void> {
  await contacts.owner.stop();
  platform.crash();
  await start(faults, options);
}

async function makePool(pool: string, organisation = 'o_1'): Promise<void> {
  if (pool !== 'p_a') await platform.keys.shareHashes(pool, 'p_a');
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say(pool, 'pool.create', { name: pool, home, organisation, owner });
}

async function say(pool: string, kind: string, data: object): Promise<string> {
  const key = `key-${(said += 1)}`;
  const outcome = await contacts.commands.submit({ pool, kind, data, actor: 'member:m_1', key });
  return outcome.state === 'done'
    ? (outcome.about?.key ?? '')
    : outcome.state === 'refused'
      ? outcome.refusal.refused
      : '';
}

const meet = (pool: string, email = 'ada@example.org') =>
  say(pool, 'contact.add', {
    ...{ name: ADA, identities: [{ scheme: 'email', value: email }], language: null },
    ...{ ...nothing, basis: 'told', member: null },
  });

async function read<Body>(pool: string, collection: string, key: string): Promise<Body | null> {
  const [found] = await platform.documents.many(pool, [{ collection, key }]);
  return (found?.body as Body | undefined) ?? null;
}

const words = async (pool: string) =>
  (await platform.documents.all(pool, WORDS, null, 100)).map(({ body }) => body as SiblingWord);
const types = async (pool: string) => (await platform.ledger.read(pool, 0, 1000)).map(({ type }) => type);

/** Nothing that is appended for this pool arrives. */
const deaf =
  (pool: string) =>
  (real: Platform): Platform => ({
    ...real,
    bus: {
      partitions: real.bus.partitions,
      partitionOf: (one) => real.bus.partitionOf(one),
      subscribe: (reader) => real.bus.subscribe(reader),
      at: (...place) => real.bus.at(...place),
      newest: (...place) => real.bus.newest(...place),
      append: async (inputs) => {
        if (inputs.some((input) => input.pool === pool && input.kind === 'privacy.heed'))
          throw new OutsideWorld('away', true, 'bus-unavailable');
        await real.bus.append(inputs);
      },
    },
  });

test('an objection in one pool holds in every pool of the organisation, known there or not', async () => {
  const [here, there] = [await meet('p_a'), await meet('p_b')];
  await say('p_a', 'privacy.object', { contact: here, note: null });
  await contacts.idle();
  expect((await read<Card>('p_b', 'card', there))?.facts.objectedAt).not.toBeNull();
  expect(await meet('p_c')).toBe('suppressed');
  expect((await platform.ledger.about('p_a', here, 99, 1))[0]).toMatchObject({
    type: 'privacy.siblings-told',
    data: { pools: [{ pool: 'p_b' }, { pool: 'p_c' }] },
  });
  expect((await types('p_b')).filter((type) => type === 'privacy.siblings-told')).toEqual([]);
});

test('an erasure on a wish erases in the others, too; one that merely lapsed leaves what they have', async () => {
  const [here, there] = [await meet('p_a'), await meet('p_b')];
  const [old, theirs] = [await meet('p_a', 'bea@example.org'), await meet('p_b', 'bea@example.org')];
  await say('p_a', 'privacy.erase', { contact: here, ground: 'wish' });
  await say('p_a', 'privacy.erase', { contact: old, ground: 'lapsed' });
  await contacts.idle();
  const sender = createOriginSender(platform, { decided: contacts.decided });
  const duties = await startContactsDuties(platform, sender);
  await duties.idle();
  await duties.stop();
  expect(await read('p_b', 'card', there)).toBeNull();
  expect(await read('p_b', 'card', theirs)).not.toBeNull();
  expect(await meet('p_c', 'bea@example.org')).toBe('suppressed');
  expect((await words('p_a')).map(({ word, openSince }) => [word, openSince])).toContainEqual(['erased', null]);
});

test('a pool that cannot be reached keeps no other waiting, and hears of it after a crash', async () => {
  await restart(deaf('p_b'));
  const [here, there] = [await meet('p_a'), await meet('p_b')];
  await say('p_a', 'privacy.object', { contact: here, note: null });
  for (let turn = 0; turn < 100; turn += 1) {
    await platform.quiet();
    if ((await words('p_a')).some(({ siblings }) => siblings['p_c']?.state === 'told')) break;
  }
  const [word] = (await words('p_a')).filter((one) => one.word === 'objected');
  expect(word?.siblings).toMatchObject({ p_b: { state: 'waiting' }, p_c: { state: 'told' } });
  expect((await read<Card>('p_b', 'card', there))?.facts.objectedAt).toBeNull();

  await restart();
  await contacts.idle();
  expect((await read<Card>('p_b', 'card', there))?.facts.objectedAt).not.toBeNull();
  expect((await words('p_a')).every(({ openSince }) => openSince === null)).toBe(true);
});

/** What a sibling tells cannot be decided. */
const failing = deciders.map((decider) =>
  decider.input.kind !== 'privacy.heed'
    ? decider
    : {
        ...decider,
        decide: () => {
          throw new Error('a fault of ours');
        },
      },
);

test('what a pool cannot decide holds whom it is about, is said once, and is told once it is decided', async () => {
  const reports: string[] = [];
  await restart(undefined, { deciders: failing, report: (sentence) => void reports.push(sentence) });
  const [here, there] = [await meet('p_a'), await meet('p_b')];
  await say('p_a', 'privacy.object', { contact: here, note: null });
  await contacts.idle();
  await clock.advance(clock.now() + 60_000);
  await contacts.idle();
  const waiting = async (pool: string) =>
    (await platform.documents.all(pool, 'line', null, 9)).map(({ body }) => body as Line);
  const lines = await waiting('p_b');
  expect(lines).toMatchObject([{ held: [{ contact: there }], items: [{ kind: 'privacy.heed' }] }]);
  expect(lines[0]?.items).toHaveLength(1);
  expect(reports[0]).toBe('An input that only tightens could not be decided; everybody it concerns is held.');
  expect(await types('p_a')).not.toContain('privacy.siblings-told');

  await restart();
  for (const pool of ['p_b', 'p_c'])
    for (const { id } of await waiting(pool)) await say(pool, 'parked.replay', { line: id });
  await contacts.idle();
  await clock.advance(clock.now() + 60_000);
  await contacts.idle();
  expect((await read<Card>('p_b', 'card', there))?.facts.objectedAt).not.toBeNull();
  expect(await types('p_a')).toContain('privacy.siblings-told');
});

test('a pool that joins later is given the tokens, also of people who are long erased', async () => {
  const here = await meet('p_a');
  await say('p_a', 'privacy.erase', { contact: here, ground: 'wish' });
  await contacts.idle();
  await makePool('p_d');
  await contacts.idle();
  expect(await meet('p_d')).toBe('suppressed');
});

test('another organisation hears nothing', async () => {
  await makePool('p_other', 'o_2');
  const [here, there] = [await meet('p_a'), await meet('p_other')];
  await say('p_a', 'privacy.object', { contact: here, note: null });
  await contacts.idle();
  expect((await read<Card>('p_other', 'card', there))?.facts.objectedAt).toBeNull();
  expect(await words('p_other')).toEqual([]);
});

test('a pool that goes by hashes of its own is named, for somebody to look', async () => {
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say('p_alone', 'pool.create', { name: 'Alone', home, organisation: 'o_1', owner });
  const here = await meet('p_a');
  await say('p_a', 'privacy.object', { contact: here, note: null });
  await contacts.idle();
  const [word] = (await words('p_a')).filter((one) => one.word === 'objected');
  expect(word?.siblings['p_alone']).toEqual({ at: null, state: 'other-hashes' });
});
