import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Outcome } from '#libs/transport/commands.js';
import { startContacts, type Contacts } from '../contacts.service.js';
import type { Card } from '../documents.js';
import { deciders } from '../registry.js';
import type { Line } from './owner-records.js';

const POOL = 'p_1';
const EMAIL = 'ada@example.org';

let folder: string;
let clock: VirtualClock;
let contacts: Contacts;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let reports: string[];
let broken: Set<string>;
let said = 0;
let ada = '';

beforeEach(async () => {
  [reports, broken] = [[], new Set(['contact.note'])];
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-yielding-'));
  clock = new VirtualClock(Date.UTC(2026, 0, 12, 9));
  const dirs = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  platform = await openPlatform({ ...dirs, clock, durable: false });
  clock.settle = () => platform.quiet();
  contacts = await startContacts(platform, { deciders: breaking(), report: (sentence) => void reports.push(sentence) });
  await say('pool.create', {
    ...{ name: POOL, home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' }, organisation: 'o_1' },
    owner: { member: 'm_1', name: 'Owner', email: null },
  });
  ada = await meetAda();
});
afterEach(async () => {
  await contacts.stop();
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The real deciders, but those of the kinds in `broken` throw. */
const breaking = () =>
  deciders.map((decider) => ({
    ...decider,
    decide: (...all: Parameters<typeof decider.decide>) => {
      if (broken.has(decider.input.kind)) throw new Error('a fault of ours');
      return decider.decide(...all);
    },
  }));

async function outcomeOf(kind: string, data: object): Promise<Outcome> {
  const key = `key-${(said += 1)}`;
  return contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_1', key });
}
const say = async (kind: string, data: object) => (await outcomeOf(kind, data)).state;
const about = (kind: string, data: object = {}) => say(kind, { contact: ada, ...data });

async function meetAda(): Promise<string> {
  const outcome = await outcomeOf('contact.add', {
    ...{ name: { given: 'Ada', family: '', full: 'Ada' }, identities: [{ scheme: 'email', value: EMAIL }] },
    ...{ headline: null, employer: null, position: null, location: null, zone: null, country: null, language: null },
    ...{ basis: 'told', member: null },
  });
  return 'about' in outcome ? (outcome.about?.key ?? '') : '';
}

/** Said by a machine, under the next number of its origin. */
async function hear(kind: string, data: object): Promise<void> {
  const n = (await contacts.sender.decidedN(POOL, 'other')) + 1;
  await contacts.sender.send(POOL, 'other', n, [{ kind, data, at: clock.now(), actor: 'clock' }]);
}
const heed = async () =>
  hear('privacy.heed', {
    ...{ word: 'objected', ground: 'wish' },
    tokens: [(await platform.keys.hasher(POOL))(`email:${EMAIL}`)],
  });

const facts = async () =>
  ((await platform.documents.many(POOL, [{ collection: 'card', key: ada }]))[0]?.body as Card).facts;

/** Something about her cannot be decided; whatever else is said of her waits behind it, if it is of a kind that waits. */
async function somethingWaits(): Promise<void> {
  expect(await about('contact.note', { text: 'she moves' })).toBe('parked');
}

/** The fault is mended, and the line is decided again. */
async function replay(): Promise<void> {
  broken.clear();
  const lines = await platform.documents.list<Line>({ pool: POOL, collection: 'line', index: 'since', limit: 9 });
  for (const { body } of lines.items) await say('parked.replay', { line: body.id });
  await contacts.owner.idle();
}

const reply = { channel: 'email', at: null, toMember: 'm_1', wish: null, until: null };
const note = { note: 'she said so' };
const observed = {
  source: 'feed',
  basis: 'told',
  at: Date.UTC(2026, 0, 12, 9),
  identities: [{ scheme: 'email', value: EMAIL }],
};
const unwelcome = { ...observed, sign: 'unfollowed', network: 'mastodon' };

describe('what loosens and waits yields to what tightens and came after it', () => {
  test.each([
    ['contact.release', 'contact.revive', { reason: 'person' }, {}, 'releasedAt'],
    ['contact.release', 'contact.keep', { reason: 'person' }, { member: 'm_1', rhythm: 'quarterly' }, 'releasedAt'],
    ['privacy.object', 'privacy.lift', note, note, 'objectedAt'],
  ] as const)('%s said again, to a waiting %s', async (tightening, loosening, wish, more, fact) => {
    expect(await about(tightening, wish)).toBe('done');
    await somethingWaits();
    expect(await about(loosening, more)).toBe('parked');
    expect(await about(tightening, wish)).toBe('done');
    await replay();
    expect((await facts())[fact]).not.toBeNull();
  });

  test.each(['said again', 'said for the first time'])('a restriction %s', async (which) => {
    if (which === 'said again') await about('privacy.restrict', note);
    await somethingWaits();
    expect(await about('privacy.unrestrict', note)).toBe('parked');
    await about('privacy.restrict', note);
    await replay();
    expect((await facts()).restricted).toMatchObject([{ ground: 'wish' }]);
  });

  test('a sign that they do not want us there, told again', async () => {
    await hear('unwelcome.observed', unwelcome);
    await somethingWaits();
    await hear('welcome.observed', { ...unwelcome, at: observed.at + 1 });
    await hear('unwelcome.observed', unwelcome);
    await replay();
    expect((await facts()).unwelcome).toMatchObject([{ lifted: false }]);
  });

  test.each(['said again', 'said for the first time'])('what a sibling pool tells, %s', async (which) => {
    if (which === 'said again') await heed();
    await somethingWaits();
    expect(await about('privacy.lift', note)).toBe('parked');
    await heed();
    await replay();
    expect((await facts()).objectedAt).not.toBeNull();
  });

  test('a wish of theirs', async () => {
    await about('contact.release', { reason: 'person' });
    await somethingWaits();
    expect(await about('contact.keep', { member: 'm_1', rhythm: 'quarterly' })).toBe('parked');
    expect(await about('response.record', { ...reply, wish: 'no' })).toBe('done');
    await replay();
    expect((await facts()).kept).toEqual([]);
  });

  test('and does not yield to what came before it', async () => {
    await somethingWaits();
    await about('privacy.restrict', note);
    expect(await about('privacy.unrestrict', note)).toBe('parked');
    await replay();
    expect((await facts()).restricted).toEqual([]);
  });
});

describe('a reply without a wish', () => {
  test('waits its turn, and nothing yields to it', async () => {
    await somethingWaits();
    expect(await about('contact.keep', { member: 'm_1', rhythm: 'quarterly' })).toBe('parked');
    expect(await about('response.record', reply)).toBe('parked');
    await replay();
    expect(await facts()).toMatchObject({ kept: [{ member: 'm_1' }], owed: { toMember: 'm_1' } });
  });

  test('brings nobody back whom we let go while it waited', async () => {
    await somethingWaits();
    await about('response.record', reply);
    clock.jump(clock.now() + 60_000);
    await about('contact.release', { reason: 'person' });
    await replay();
    expect((await facts()).releasedAt).not.toBeNull();
  });
});
