import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { allowance } from '#libs/etiquette/allowance.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { standing } from '#libs/etiquette/standing.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { AS_OF, linkedInArchive } from '#libs/testing/linkedin-archive/archive.js';
import { expected } from '#libs/testing/linkedin-archive/expected.js';
import { JONAS } from '#libs/testing/linkedin-archive/second-archive.js';
import { zipOf } from '#libs/testing/linkedin-archive/zip.js';
import { assemble, type Assembly } from './assemble.js';

const POOL = 'p_archive';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const clock = new VirtualClock(AS_OF);
let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;
/** The import of Ines's archive. */
let first: string;

async function say(kind: string, data: object): Promise<void> {
  const outcome = await kith.contacts.commands.submit({ pool: POOL, kind, data, actor: 'member:m_ines' });
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
}

/** Brings an archive in as a member would, and waits until every row is decided. */
async function bring(member: string, archive: object, key: string): Promise<string> {
  const zip = zipOf(Object.entries(archive).map(([name, bytes]) => ({ name, bytes: bytes as string })));
  const about = { pool: POOL, member, actor: `member:${member}`, format: 'linkedin-zip', share: 'all', key } as const;
  const bytes = (async function* () {
    yield zip;
  })();
  const begun = await kith.ingest.imports.begin({
    ...{ ...about, basis: 'own-relation', file: 'archive.zip', home: HOME, mapping: null, bytes },
  });
  await kith.settled();
  return 'id' in begun ? begun.id : '';
}

async function cardOf(name: string): Promise<{ facts: ContactFacts } | undefined> {
  const words = name.toLowerCase().split(' ');
  const { items } = await platform.documents.search<{ facts: ContactFacts }>({
    ...{ pool: POOL, collection: 'card', words, sort: 'name', limit: 3 },
  });
  return items.length === 1 ? items[0]?.body : undefined;
}

const seqOf = async () => (await platform.ledger.head(POOL)).seq;

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-archive-'));
  const folders = { dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') };
  platform = await openPlatform({ ...folders, clock, durable: false, diskReserve: 0 });
  clock.settle = () => platform.quiet();
  kith = await assemble(platform, (sentence) => expect(sentence).toBe(''), {});
  const owner = { member: 'm_ines', name: 'Ines', email: null };
  await say('pool.create', { name: 'Kith', home: HOME, organisation: 'o_1', owner });
  const jonas = { member: 'm_jonas', role: 'recruiter', name: 'Jonas', email: null, zone: 'Europe/Berlin' };
  await say('member.add', jonas);
  first = await bring('m_ines', linkedInArchive(), 'ines');
  await bring('m_jonas', JONAS, 'jonas');
}, 180_000);

afterAll(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

test('the archive is in: a contact for everybody it names, a result for every row', async () => {
  const record = await kith.ingest.imports.read(POOL, first);
  expect(record).toMatchObject({ state: 'finished', problem: null });
  const { created = 0, changed = 0, unchanged = 0, rejected = 0 } = record?.counts ?? {};
  expect(created + changed + unchanged + rejected).toBe(record?.total);
  expect({ created, rejected }).toEqual({ created: 3_002, rejected: 0 });
});

test.each(expected)('$name: $because', async ({ name, standing: is, lastExchangeAt, voice, year }) => {
  const facts = (await cardOf(name))?.facts;
  if (facts === undefined) throw new Error(`not one contact of this name: ${name}`);
  const known = allowance(facts, defaultPolicy, AS_OF).year;
  expect({
    standing: standing(facts, AS_OF),
    lastExchangeAt: facts.lastExchangeAt === null ? null : new Date(facts.lastExchangeAt).toISOString(),
    voice: facts.lastExchangeBy,
    year: [known.used, known.of],
  }).toEqual({ standing: is, lastExchangeAt, voice, year });
});

test('the same archive once more changes nothing, whoever brings it', async () => {
  const before = await seqOf();
  const again = await bring('m_ines', linkedInArchive(), 'ines again');
  expect(await kith.ingest.imports.read(POOL, again)).toMatchObject({
    counts: { created: 0, changed: 0, rejected: 0 },
  });
  expect((await seqOf()) - before).toBe(1);
}, 180_000);

test('taken back, the archive leaves those whom Jonas wrote to, with what he wrote, and nobody else', async () => {
  await kith.ingest.imports.revert(POOL, first, 'member:m_ines');
  await kith.settled();
  expect(await cardOf('Marlene Tausendfrei')).toBeUndefined();
  const page = { pool: POOL, collection: 'card', words: [], sort: 'name' as const, limit: 5 };
  const { items } = await platform.documents.search<{ name: { full: string } }>(page);
  expect(items.map(({ body }) => body.name.full).toSorted()).toEqual(['Philippa Runde', 'Quirin Astheim']);
}, 180_000);
