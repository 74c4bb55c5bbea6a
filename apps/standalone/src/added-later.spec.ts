import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { imap } from '../../ingest/src/connectors/imap/imap.js';
import { world } from '../../ingest/src/connectors/imap/testing/memory-mailbox.js';
import { DAY, message, NOW } from '../../ingest/src/connectors/imap/testing/messages.js';
import { assemble, type Assembly } from './assemble.js';

const POOL = 'p_1';
const HOUR = DAY / 24;
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };

let folder: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let clock: VirtualClock;
let kith: Assembly;
let said = 0;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-added-'));
  clock = new VirtualClock(NOW);
  const folders = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  platform = await openPlatform({ ...folders, clock, durable: false });
  clock.settle = () => platform.quiet();
  const sent = (uid: number, to: string, daysAgo: number) =>
    message(uid, { from: ['me@team.example'], to: [to], receivedAt: NOW - daysAgo * DAY });
  const mail = world({ messages: { Gesendet: [sent(1, 'ada@ada.example', 7), sent(2, 'bo@b.example', 6)] } });
  kith = await assemble(platform, () => undefined, { egress: mail.egress });
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say('pool.create', { name: 'Kith', home, organisation: 'o_1', owner });
  const settings = { server: 'imap.team.example', user: 'me@team.example', password: 'word' };
  const asking = { pool: POOL, member: 'm_1', actor: 'member:m_1', key: 'mail' };
  await kith.ingest.sources.connect(asking, { kind: imap, name: 'Mail', settings, basis: 'own-relation' });
  await kith.settled();
});
afterEach(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function say(kind: string, data: object): Promise<void> {
  const key = `key-${(said += 1)}`;
  await kith.contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_1', key });
  await kith.settled();
}

async function touches(): Promise<unknown[]> {
  const cards = await platform.documents.all(POOL, 'card', null, 9);
  return cards.map(({ body }) => (body as { facts: { touches: { at: number }[] } }).facts.touches.map(({ at }) => at));
}

test('who was written to last week and is added today has been written to last week, by the next morning', async () => {
  expect(await touches()).toEqual([]);
  const name = { given: 'Ada', family: 'King', full: 'Ada King' };
  const identities = [{ scheme: 'email', value: 'ada@ada.example' }];
  const unknown = { headline: null, employer: null, position: null, location: null, zone: null, country: null };
  await say('contact.add', { ...unknown, language: null, basis: 'told', member: 'm_1', name, identities });
  expect(await touches()).toEqual([[]]);
  await clock.advance(NOW + 7 * HOUR);
  await kith.settled();
  expect(await touches()).toEqual([[NOW - 7 * DAY]]);
  const [source] = await platform.documents.all(POOL, 'source', null, 9);
  expect(source?.body).toMatchObject({ learned: { noted: 1, nobody: 2 } });
});
