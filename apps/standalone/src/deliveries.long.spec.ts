import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// eslint-disable-next-line no-restricted-imports -- a number of deliveries for whoever has less time
import { env } from 'node:process';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { Random } from '#libs/testing/random.js';
import type { CallingKind } from '../../ingest/src/webhooks/calling-kind.js';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import { deleted } from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { callingKinds } from '../../ingest/src/webhooks/registry.js';
import type { Source } from '../../ingest/src/sources/source.js';
import { assemble, type Assembly } from './assemble.js';
import { storyOf } from './testing/stories.js';

/**
 * Of every kind of web hook so many: with `KITH_DELIVERIES=600 node scripts/jest.mjs apps/standalone/src/deliveries` as
 * many as one likes, without 10,000 of the one that has most fields and of the one that says when it was sent, and a
 * tenth of each other.
 */
const GIVEN = env['KITH_DELIVERIES'];
const WHOLE: readonly string[] = ['greenhouse', 'standard-webhooks'];
const deliveriesOf = (kind: string): number => Number(GIVEN ?? (WHOLE.includes(kind) ? 10_000 : 1_000));
const POOL = 'p_1';
const SECRET = 'a secret that the platform knows';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const author = { pool: POOL, actor: 'member:m_1' };

let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;
let source: Source;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-deliveries-'));
  await begin();
  const owner = { member: 'm_1', name: 'Owner', email: 'rike@kranich.example' };
  const data = { name: 'Kith', home: HOME, organisation: 'o_1', owner };
  await kith.contacts.commands.submit({ ...author, kind: 'pool.create', data });
});
afterEach(async () => {
  await kith.stop();
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

async function begin(): Promise<void> {
  platform = await openPlatform({
    ...{ dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') },
    ...{ clock: systemClock, durable: false, diskReserve: 0 },
  });
  kith = await assemble(platform, (sentence) => expect(sentence).toBe(''), {});
}

async function connect(kind: CallingKind): Promise<string> {
  const settings = { account: 'geigenbau', ...(kind.secretFrom === undefined ? {} : { secret: SECRET }) };
  const wish = { kind, name: kind.kind, settings, basis: 'own-relation' as const };
  const made = await kith.ingest.sources.connect({ ...author, member: 'm_1', key: kind.kind }, wish);
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  return made.own.secrets['secret']?.[0] ?? '';
}

interface Sent {
  raw: string;
  headers: Record<string, string>;
}

const OLD_MS = 10 * 60_000;

/** A delivery that is to be made. `lost`: its answer is, so the platform says it again. */
interface Call {
  raw: string;
  id: string;
  forged: boolean;
  old: boolean;
  lost: boolean;
}

/** Every delivery, three in ten again, in no order; one in twenty forged, one in twenty old where that shows, one in ten answers lost. */
function shuffled(kind: CallingKind, random: Random): Call[] {
  const began = Date.now();
  const people = Math.floor(deliveriesOf(kind.kind) / storyOf(kind.kind, 0, began).length / 1.3);
  const bodies = Array.from({ length: people }, (_, n) => storyOf(kind.kind, n, began)).flat();
  const sent = bodies.map((body, i) => ({ raw: JSON.stringify(body), id: `e-${i}` }));
  const again = random.shuffled(sent).slice(0, Math.floor(sent.length * 0.3));
  return random.shuffled([...sent, ...again]).map((one) => ({
    ...one,
    forged: random.chance(0.05),
    old: kind.signature.timestamp !== null && random.chance(0.05),
    lost: random.chance(0.1),
  }));
}

function signed(kind: CallingKind, secret: string, { raw, id, forged, old }: Call): Sent {
  const forgery = kind.asSecret?.(Buffer.alloc(32, 9).toString('base64url')) ?? 'not the secret';
  return { raw, headers: kind.sign(raw, forged ? forgery : secret, id, Date.now() - (old ? OLD_MS : 0)) };
}

const take = ({ raw, headers }: Sent) => {
  const endpoint = `${POOL}~${source.id}~${source.own.token ?? ''}`;
  return kith.ingest.webhooks.hooks.take({ kind: source.kind, endpoint, headers, raw: Buffer.from(raw) });
};

const events = (): Promise<Envelope[]> => platform.ledger.read(POOL, 0, 1_000_000);

interface State {
  sourceId: string;
  state: string;
  onlyKnown?: boolean;
}

/** The states of applications that these deliveries tell, each once; of people and applications of whom they tell at all. */
function statesTold(kind: CallingKind, heard: Iterable<Sent>): Set<string> {
  const about = {
    source: { id: source.id, kind: kind.kind, basis: 'own-relation' as const },
    ...{ settings: source.own.settings, country: 'DE', receivedAt: Date.now() },
  };
  const readings = [...heard].map(({ raw, headers }) => kind.read(JSON.parse(raw), about, headers));
  const told = readings.filter((one) => one.is === 'told');
  const known = new Set<string>();
  for (const { inputs, people } of told)
    if (inputs.some((input) => input.kind === 'person.observed')) known.add(people[0]?.value ?? '');
  const states = told.flatMap(({ inputs, people }) =>
    known.has(people[0]?.value ?? '')
      ? inputs.flatMap((input) => (input.kind === 'application.observed' ? [input.data as State] : []))
      : [],
  );
  const begun = new Set(states.filter(({ onlyKnown }) => onlyKnown !== true).map(({ sourceId }) => sourceId));
  return new Set(states.filter(({ sourceId }) => begun.has(sourceId)).map((one) => `${one.sourceId} ${one.state}`));
}

/** How often each state of an application stands in the ledger. */
async function statesNoted(): Promise<Map<string, number>> {
  const states = new Map<string, number>();
  for (const { type, subject, occurredat } of await events()) {
    if (!type.startsWith('application.')) continue;
    const state = `${subject} ${type} ${occurredat}`;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  return states;
}

test.each(callingKinds.map((kind) => [kind.kind, kind] as const))(
  '%s: however often, in whatever order and by whomever it is told, one fact for each state of an application',
  async (_name, kind) => {
    const random = new Random(`deliveries ${kind.kind}`);
    const secret = await connect(kind);
    const calls = shuffled(kind, random);
    const heard = new Map<string, Sent>();
    for (let at = 0; at < calls.length; at += 50) {
      await Promise.all(
        calls.slice(at, at + 50).map(async (call) => {
          const good = !call.forged && !call.old;
          const sent = signed(kind, secret, call);
          const late = call.forged ? 'unsigned' : 'untimely';
          expect(await take(sent)).toBe(good ? 'taken' : late);
          if (good) heard.set(call.raw, sent);
          if (good && call.lost) expect(await take(sent)).toBe('taken');
        }),
      );
      if (at === 200) {
        await kith.stop();
        await platform.close();
        await begin();
      }
    }
    await kith.settled();

    const states = await statesNoted();
    const wanted = statesTold(kind, heard.values());
    expect([...states.values()].filter((times) => times !== 1)).toEqual([]);
    expect(states.size).toBe(wanted.size);
    expect(wanted.size > 0 || kind.kind === 'jazzhr').toBe(true);
    expect(await platform.documents.all(POOL, 'delivery', null, 2 * calls.length)).toHaveLength(heard.size);
  },
  600_000,
);

/** The first of Greenhouse's stories is about them. */
const somebody = { id: 5001, given: 'P', family: 'Erson 1', email: 'p1@kith.example' };

test('whoever was deleted is not brought back by what was said before and comes after', async () => {
  const secret = await connect(greenhouse);
  const [first = {}, second = {}] = storyOf('greenhouse', 1, Date.now());
  const say = (body: object, id: string) => {
    const raw = JSON.stringify(body);
    return take({ raw, headers: greenhouse.sign(raw, secret, id) });
  };
  await say(deleted(somebody), 'e-1');
  await say(first, 'e-2');
  await say(second, 'e-3');
  await kith.settled();
  expect((await events()).filter(({ type }) => /^(contact|application)\./.test(type))).toEqual([]);
});
