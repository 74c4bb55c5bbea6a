import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { backupData, restoreData } from '#libs/platform/backup.js';
import { openPlatform, type PlatformOptions } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Card } from '../../contacts/src/documents.js';
import { recallErasures } from '../../contacts/src/privacy/recall.js';
import type { ImportRecord } from '../../ingest/src/imports/import.js';
import { findingsIn } from './testing/ledger-story.js';
import type { Finding } from './verify/check.js';
import { assemble, type Assembly } from './assemble.js';

const POOL = 'p_restored';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const clock = new VirtualClock(Date.UTC(2026, 2, 2, 9));
let root: string;
let platform: Platform & { quiet(): Promise<void> };
let kith: Assembly;

const at = (...parts: string[]) => path.join(root, ...parts);
const folders = (data: string): PlatformOptions => {
  return { dataDir: at(data), keysDir: at('keys'), clock, durable: false, diskReserve: 0 };
};

async function start(data: string): Promise<void> {
  platform = await openPlatform(folders(data));
  clock.settle = () => platform.quiet();
  kith = await assemble(platform, (sentence) => expect(sentence).toBe(''), {});
  await kith.settled();
}

async function stop(): Promise<void> {
  await kith.stop();
  await platform.close();
}

async function say(kind: string, data: object): Promise<string> {
  const outcome = await kith.contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_1' });
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
  await kith.settled();
  return outcome.about?.key ?? '';
}

const meet = (name: string) =>
  say('contact.add', {
    name: { given: name, family: 'Example', full: `${name} Example` },
    identities: [{ scheme: 'linkedin', value: name.toLowerCase() }],
    ...{ headline: null, employer: null, position: null, location: null },
    ...{ zone: null, country: null, language: null, basis: 'told', member: null },
  });

async function upload(key: string, ...names: string[]): Promise<ImportRecord> {
  const rows = names.map((name) => `${name},Example,https://www.linkedin.com/in/${name.toLowerCase()},,,,1 Mar 2026`);
  const file = ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n');
  const about = { pool: POOL, member: 'm_1', actor: 'member:m_1', format: 'linkedin-csv', share: 'all', key } as const;
  const bytes = (async function* () {
    yield Buffer.from(file);
  })();
  const begun = await kith.ingest.imports.begin({ ...about, basis: 'told', file: null, home: HOME, bytes });
  if ('refused' in begun) throw new Error(begun.refused);
  await kith.settled();
  return (await kith.ingest.imports.read(POOL, begun.id)) ?? begun;
}

/** What the ledger as it stands breaks of the promise. */
async function broken(): Promise<Finding[]> {
  const { seq } = await platform.ledger.head(POOL);
  const events = await platform.ledger.read(POOL, 0, seq);
  return findingsIn(
    events.map((event) => JSON.stringify(event)),
    clock.now(),
  );
}

const card = async (id: string) =>
  ((await platform.documents.many(POOL, [{ collection: 'card', key: id }]))[0]?.body as Card | undefined) ?? null;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-restored-'));
  await start('data');
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say('pool.create', { name: 'Kith', home: HOME, organisation: 'o_1', owner });
});
afterEach(async () => {
  await stop();
  fs.rmSync(root, { recursive: true });
});

/** Back to the moment of the backup, with what the keys folder knows since. */
async function restoreAfter(meanwhile: () => Promise<void>): Promise<void> {
  const archives = await backupData({ dataDir: at('data'), folder: at('backups'), name: 'monday' });
  await meanwhile();
  await stop();
  await restoreData(archives, folders('restored'));
  await start('restored');
}

test('who was erased after the backup is gone from the restored pool, and their row is refused again', async () => {
  const ada = await meet('Ada');
  await restoreAfter(async () => {
    await say('privacy.erase', { contact: ada, ground: 'wish' });
  });

  expect(await card(ada)).toBeNull();
  expect(await broken()).toEqual([]);
  expect(await upload('again', 'Ada', 'Bea')).toMatchObject({ counts: { created: 1, rejected: 1 } });
  const { items } = await kith.ingest.imports.rows(POOL, (await kith.ingest.imports.list(POOL, 1)).items[0]?.id ?? '', {
    outcome: 'rejected',
    from: [0, 0],
    limit: 9,
  });
  expect(items).toMatchObject([{ row: 2, problem: { code: 'suppressed' } }]);
});

test('who came and was erased after the backup is refused, too', async () => {
  await restoreAfter(async () => {
    await say('privacy.erase', { contact: await meet('Ada'), ground: 'wish' });
  });

  expect(await upload('again', 'Ada')).toMatchObject({ counts: { created: 0, rejected: 1 } });
});

test('who objected after the backup still does, and nobody has to say it again', async () => {
  const ada = await meet('Ada');
  await restoreAfter(async () => {
    await say('privacy.object', { contact: ada, note: 'by phone' });
  });

  expect((await card(ada))?.facts.objectedAt).not.toBeNull();
  expect(await upload('again', 'Ada')).toMatchObject({ counts: { rejected: 1 } });
  expect(await recallErasures(platform)).toBe(0);
});

test('an objection that was lifted before the loss is not brought back', async () => {
  const ada = await meet('Ada');
  await restoreAfter(async () => {
    await say('privacy.object', { contact: ada, note: null });
    await say('privacy.lift', { contact: ada, note: 'on their wish' });
  });

  expect((await card(ada))?.facts.objectedAt).toBeNull();
  expect(await upload('again', 'Ada')).toMatchObject({ counts: { rejected: 0 } });
});

test('what the restored ledger knows itself is not said again', async () => {
  const ada = await meet('Ada');
  await say('privacy.erase', { contact: ada, ground: 'lapsed' });
  await restoreAfter(async () => {
    await meet('Bea');
  });

  const { seq } = await platform.ledger.head(POOL);
  const types = (await platform.ledger.read(POOL, 0, seq)).map(({ type }) => type);
  expect(types.filter((type) => type === 'privacy.suppressed')).toHaveLength(1);
  expect(await upload('again', 'Ada')).toMatchObject({ counts: { rejected: 1 } });
});
