import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { deciders } from '../../contacts/src/registry.js';
import type { ImportRecord, ImportRow } from '../../ingest/src/imports/import.js';
import { assemble, type Assembly } from './assemble.js';

const POOL = 'p_1';
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
const file = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada,,Acme,Engineer,02 Jan 2026
Bob,Broken,https://www.linkedin.com/in/bob,,Acme,Engineer,02 Jan 2026
`;

let folder: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;
let broken: boolean;
let said = 0;

beforeEach(async () => {
  broken = true;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-rows-'));
  const clock = new VirtualClock(Date.UTC(2026, 0, 12, 9));
  const folders = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  platform = await openPlatform({ ...folders, clock, durable: false });
  clock.settle = () => platform.quiet();
  kith = await assemble(platform, () => undefined, { deciding: { deciders: failingForBob } });
  const owner = { member: 'm_1', name: 'Owner', email: null };
  await say('pool.create', { name: 'Kith', home, organisation: 'o_1', owner });
});
afterEach(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const failingForBob = deciders.map((decider) => ({
  ...decider,
  decide: (...all: Parameters<typeof decider.decide>) => {
    if (broken && JSON.stringify(all[0]).includes('Broken')) throw new Error('a fault of ours');
    return decider.decide(...all);
  },
}));

async function say(kind: string, data: object): Promise<void> {
  const key = `key-${(said += 1)}`;
  await kith.contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_1', key });
  await kith.settled();
}

/** Brings the file in: nothing of Bob can be decided. */
async function bring(): Promise<string> {
  async function* bytes() {
    yield Buffer.from(file);
  }
  const about = { pool: POOL, member: 'm_1', actor: 'member:m_1', format: 'linkedin-csv', share: 'all' } as const;
  const wish = { ...about, basis: 'own-relation', file: 'c.csv', key: 'k', home, bytes: bytes() } as const;
  const { id } = (await kith.ingest.imports.begin(wish)) as ImportRecord;
  await kith.settled();
  return id;
}

async function afterAll(what: 'parked.replay' | 'parked.discard'): Promise<void> {
  broken = false;
  for (const { key } of await platform.documents.all(POOL, 'line', null, 9)) await say(what, { line: key });
}

const bobIn = async (id: string): Promise<ImportRow | undefined> =>
  (await kith.ingest.imports.rows(POOL, id, { from: [0, 0], limit: 9 })).items[1];
const receipts = async () => (await platform.documents.all(POOL, 'receipt', null, 9)).map(({ key }) => key);

test('a row that was set aside says what became of it once its line is decided again', async () => {
  const id = await bring();
  expect(await bobIn(id)).toMatchObject({ outcome: 'parked', seqs: [0, 0] });
  expect(await kith.ingest.imports.read(POOL, id)).toMatchObject({ counts: { created: 1, rejected: 1 } });
  await afterAll('parked.replay');
  const contact = expect.stringMatching(/^c_/);
  expect(await bobIn(id)).toMatchObject({ outcome: 'created', contact, problem: null });
  expect(await kith.ingest.imports.read(POOL, id)).toMatchObject({ counts: { created: 2, rejected: 0 } });
  expect(await receipts()).toEqual([]);
});

test('a row that was given up says so', async () => {
  const id = await bring();
  await afterAll('parked.discard');
  expect(await bobIn(id)).toMatchObject({ outcome: 'rejected', problem: { code: 'discarded' } });
  expect(await kith.ingest.imports.read(POOL, id)).toMatchObject({ counts: { created: 1, rejected: 1 } });
});

test('an import that is taken back takes along what was decided later', async () => {
  const id = await bring();
  await afterAll('parked.replay');
  await kith.ingest.imports.revert(POOL, id, 'member:m_1');
  await kith.settled();
  expect(await platform.documents.all(POOL, 'card', null, 9)).toEqual([]);
  expect(await kith.ingest.imports.read(POOL, id)).toMatchObject({ revert: { reverted: 2, left: 0 } });
});
