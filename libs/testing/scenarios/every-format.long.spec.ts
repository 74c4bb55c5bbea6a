import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { fixturesOf } from '#libs/testing/fuzz/fixtures.js';
import { importFormats } from '../../../apps/ingest/src/imports/registry.js';
import { assemble, type Assembly } from '../../../apps/standalone/src/assemble.js';

const POOL = 'p_formats';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const about = { pool: POOL, member: 'm_ines', actor: 'member:m_ines' };
const clock = new VirtualClock(Date.UTC(2026, 5, 1, 8));
let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-formats-'));
  const folders = { dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') };
  platform = await openPlatform({ ...folders, clock, durable: false, diskReserve: 0 });
  clock.settle = () => platform.quiet();
  kith = await assemble(platform, (sentence) => expect(sentence).toBe(''), {});
  const owner = { member: 'm_ines', name: 'Ines', email: null };
  const data = { name: 'Kith', home: HOME, organisation: 'o_1', owner };
  await kith.contacts.commands.submit({ pool: POOL, kind: 'pool.create', data, actor: about.actor });
});
afterEach(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

/** Brings a file in, and answers the import once every row is decided. */
async function bring(format: string, file: Buffer, key: string) {
  const bytes = (async function* () {
    for (let at = 0; at < file.length; at += 100) yield file.subarray(at, at + 100);
  })();
  const begun = await kith.ingest.imports.begin({
    ...{ ...about, format, key, bytes, share: 'all', basis: 'own-relation', file: null, home: HOME, mapping: null },
    attendees: 'all',
  });
  await kith.settled();
  if ('refused' in begun) throw new Error(begun.refused);
  const record = await kith.ingest.imports.read(POOL, begun.id);
  if (record === null) throw new Error('the import is gone');
  return record;
}

/** The names that cards show. */
async function people(): Promise<(string | null)[]> {
  const cards = await platform.documents.all(POOL, 'card', null, 1_000);
  return cards.map(({ body }) => (body as { name: { full: string } | null }).name?.full ?? null);
}

test.each(importFormats.map(({ name }) => name))(
  '%s: a file comes in, says nothing new when it comes again, and can be taken back',
  async (format) => {
    const files = fixturesOf(format);
    const first = [];
    for (const [n, file] of files.entries()) first.push(await bring(format, file, `first ${n}`));
    const known = await people();
    expect(known.length).toBeGreaterThan(0);
    expect(first.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(known.length);

    for (const [n, file] of files.entries()) {
      const rejected = first[n]?.counts.rejected;
      expect((await bring(format, file, `again ${n}`)).counts).toMatchObject({ created: 0, changed: 0, rejected });
    }
    expect(await people()).toEqual(known);

    for (const { id, state } of first.toReversed()) {
      if (state === 'failed') continue;
      await kith.ingest.imports.revert(POOL, id, about.actor);
      await kith.settled();
    }
    expect(await people()).toEqual([]);
  },
);
