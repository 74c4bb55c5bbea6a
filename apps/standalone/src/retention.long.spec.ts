import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { collections } from '#libs/platform/collections.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { createCommands } from '#libs/transport/commands.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import { created } from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { assemble, type Assembly } from './assemble.js';

const POOL = 'p_kept';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const DAY = 86_400_000;
const clock = new VirtualClock(Date.UTC(2026, 2, 2, 9));
/** The other system takes everything. */
const posting = { post: async () => ({ status: 200, rest: 0 }) };
let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;
let importId: string;

/** Collections of which something is there: each index that can tell is asked. */
async function filled(names: string[]): Promise<string[]> {
  const found = [];
  for (const { name, indexes } of collections.filter((one) => names.includes(one.name))) {
    const [index] = indexes;
    const page = await platform.documents.list({ pool: POOL, collection: name, index: index?.name ?? '', limit: 1 });
    if (page.items.length > 0) found.push(name);
  }
  return found;
}

async function say(kind: string, data: object): Promise<string> {
  const outcome = await kith.contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_1' });
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
  await kith.settled();
  return outcome.about?.key ?? '';
}

/** Whoever says it has gone before it is decided. */
async function sayWithoutWaiting(kind: string, data: object): Promise<void> {
  const outcome = createCommands(platform, { waitMs: 0 }).submit({ pool: POOL, kind, data, actor: 'member:m_1' });
  await clock.advance(clock.now());
  expect(await outcome).toMatchObject({ state: 'queued' });
  await kith.settled();
}

/** Another system is told of everybody who comes. */
async function tellAnother(): Promise<void> {
  await new WebhookSecrets(platform).first(POOL, 'w_1');
  const wish = { name: 'Warehouse', address: 'https://warehouse.example/kith', types: ['contact.added'] };
  await say('webhook.add', { webhook: 'w_1', ...wish, member: 'm_1' });
}

/** A platform calls, about somebody. */
async function deliver(): Promise<void> {
  const settings = { account: 'geigenbau', secret: 'a secret that the platform knows' };
  const wish = { kind: greenhouse, name: 'Greenhouse', settings, basis: 'own-relation' as const };
  const author = { pool: POOL, actor: 'member:m_1', member: 'm_1', key: 'hook' };
  const source = await kith.ingest.sources.connect(author, wish);
  if ('refused' in source) throw new Error(source.refused);
  const raw = JSON.stringify(created({ id: 5000, given: 'Grace', family: 'Example', email: 'grace@kith.example' }));
  await kith.ingest.webhooks.hooks.take({
    kind: 'greenhouse',
    endpoint: `${POOL}~${source.id}~${source.own.token ?? ''}`,
    headers: greenhouse.sign(raw, settings.secret, 'e-1'),
    raw: Buffer.from(raw),
  });
  await kith.settled();
}

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-kept-'));
  platform = await openPlatform({
    ...{ dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') },
    ...{ clock, durable: false, diskReserve: 0 },
  });
  clock.settle = () => platform.quiet();
  kith = await assemble(platform, (sentence) => expect(sentence).toBe(''), { webhooks: { posting } });
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say('pool.create', { name: 'Kith', home: HOME, organisation: 'o_1', owner });
  await tellAnother();
  const row = 'Ada,Example,https://www.linkedin.com/in/ada,,,,1 Mar 2026';
  const file = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${row}\n`;
  const bytes = (async function* () {
    yield Buffer.from(file);
  })();
  const about = {
    pool: POOL,
    member: 'm_1',
    actor: 'member:m_1',
    format: 'linkedin-csv',
    share: 'all',
    key: 'k',
  } as const;
  const begun = await kith.ingest.imports.begin({ ...about, basis: 'told', file: 'Mine.csv', home: HOME, bytes });
  importId = 'id' in begun ? begun.id : '';
  await kith.settled();
  const rows = await kith.ingest.imports.rows(POOL, importId, { from: [0, 0], limit: 1 });
  const contacts = [rows.items[0]?.contact ?? ''];
  await say('contact.bulk', { contacts, action: { do: 'tag', add: ['friend'], remove: [] } });
  await sayWithoutWaiting('contact.bulk', { contacts, action: { do: 'tag', add: ['old'], remove: [] } });
  await deliver();
});
afterEach(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

test('every collection that is kept for some days is swept after them', async () => {
  const limited = collections.filter(({ days }) => days !== undefined);
  const names = limited.map(({ name }) => name);
  expect((await filled(names)).sort()).toEqual([...names].sort());

  for (const { name, days = 0 } of limited.sort((a, b) => (a.days ?? 0) - (b.days ?? 0))) {
    const end = Date.UTC(2026, 2, 2, 9) + days * DAY;
    if (clock.now() < end) await clock.advance(end);
    await clock.advance(clock.now() + DAY);
    await kith.settled();
    expect([name, await filled([name])]).toEqual([name, []]);
  }
});

test('an import stays known without its rows and the name of its file, and can no longer be taken back', async () => {
  expect(await kith.ingest.imports.read(POOL, importId)).toMatchObject({ file: 'Mine.csv' });
  await clock.advance(clock.now() + 31 * DAY);
  await kith.settled();

  expect(await kith.ingest.imports.read(POOL, importId)).toMatchObject({ state: 'finished', file: null });
  const rows = await kith.ingest.imports.rows(POOL, importId, { from: [0, 0], limit: 1 });
  expect(rows.items).toEqual([]);
  expect(await kith.ingest.imports.revert(POOL, importId, 'member:m_1')).toMatchObject({ refused: 'import-too-old' });
});
