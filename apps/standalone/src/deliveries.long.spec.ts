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
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import {
  application,
  candidate,
  created,
  deleted,
  delivery,
  stage,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { assemble, type Assembly } from './assemble.js';

/** `KITH_DELIVERIES=600 node scripts/jest.mjs apps/standalone/src/deliveries` for as few as one likes. */
const DELIVERIES = Number(env['KITH_DELIVERIES'] ?? 10_000);
const POOL = 'p_1';
const SECRET = 'a secret that the platform knows';
const HOUR = 3_600_000;
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const author = { pool: POOL, actor: 'member:m_1' };

let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let kith: Assembly;
let place: { kind: string; endpoint: string };

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-deliveries-'));
  await begin();
  const owner = { member: 'm_1', name: 'Owner', email: 'rike@kranich.example' };
  const data = { name: 'Kith', home: HOME, organisation: 'o_1', owner };
  await kith.contacts.commands.submit({ ...author, kind: 'pool.create', data });
  const settings = { account: 'geigenbau', secret: SECRET };
  const wish = { kind: greenhouse, name: 'Greenhouse', settings, basis: 'own-relation' as const };
  const source = await kith.ingest.sources.connect({ ...author, member: 'm_1', key: 'first' }, wish);
  if ('refused' in source) throw new Error(source.refused);
  place = { kind: 'greenhouse', endpoint: `${POOL}~${source.id}~${source.own.token ?? ''}` };
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

interface Sent {
  raw: string;
  headers: Record<string, string>;
}

const person = (n: number) => ({ id: 5000 + n, given: 'P', family: `Erson ${n}`, email: `p${n}@kith.example` });
const iso = (hoursAgo: number) => new Date(Date.now() - hoursAgo * HOUR).toISOString();

/** Somebody of their own: nobody shares a telephone or a page. */
const themselves = (n: number) =>
  candidate(person(n), { phone_numbers: [], website_addresses: [], social_media_addresses: [] });

/** Three states of somebody's application, told by four deliveries. */
function told(n: number): object[] {
  const at = (hoursAgo: number) => ({ last_activity_at: iso(hoursAgo + n / 1000), candidate: themselves(n) });
  const first = created(person(n)).payload.application;
  const met = application(person(n), { ...at(50), current_stage: stage('awaiting_feedback') });
  const over = { ...at(10), status: 'rejected', rejected_at: iso(10 + n / 1000), rejection_reason: null };
  return [
    delivery('new_candidate_application', { application: { ...first, ...at(100) } }),
    delivery('candidate_stage_change', { application: met }),
    delivery('application_updated', { application: met }),
    delivery('reject_candidate', { application: application(person(n), over) }),
  ];
}

/** Every delivery, three in ten again, one in twenty forged, in no order. */
function shuffled(bodies: readonly object[], random: Random): { good: Sent; forged: boolean }[] {
  const sent = bodies.map((body, i) => ({ raw: JSON.stringify(body), id: `e-${i}` }));
  const again = random.shuffled(sent).slice(0, Math.floor(sent.length * 0.3));
  return random.shuffled([...sent, ...again]).map(({ raw, id }) => {
    const forged = random.chance(0.05);
    return { good: { raw, headers: greenhouse.sign(raw, forged ? 'not the secret' : SECRET, id) }, forged };
  });
}

const take = ({ raw, headers }: Sent) => kith.ingest.webhooks.hooks.take({ ...place, headers, raw: Buffer.from(raw) });

const events = (): Promise<Envelope[]> => platform.ledger.read(POOL, 0, 1_000_000);

test('however often, in whatever order and by whomever it is told: one fact for each state of an application', async () => {
  const random = new Random('deliveries');
  const people = Math.floor(DELIVERIES / 4 / 1.3);
  const bodies = Array.from({ length: people }, (_, n) => told(n)).flat();
  const calls = shuffled(bodies, random);
  const heard = new Set<string>();
  for (let at = 0; at < calls.length; at += 50) {
    const answers = await Promise.all(
      calls.slice(at, at + 50).map(async ({ good, forged }) => {
        expect(await take(good)).toBe(forged ? 'unsigned' : 'taken');
        if (!forged) heard.add(good.raw);
        // The answer was lost on its way: the platform says it again.
        if (!forged && random.chance(0.1)) expect(await take(good)).toBe('taken');
      }),
    );
    expect(answers.length).toBeGreaterThan(0);
    if (at === 200) {
      await kith.stop();
      await platform.close();
      await begin();
    }
  }
  await kith.settled();

  const states = new Map<string, number>();
  for (const { type, subject, occurredat } of await events()) {
    if (!type.startsWith('application.')) continue;
    const state = `${subject} ${type} ${occurredat}`;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  const wanted = new Set([...heard].map(stateOf));
  expect([...states.values()].filter((times) => times !== 1)).toEqual([]);
  expect(states.size).toBe(wanted.size);
  expect(await platform.documents.all(POOL, 'delivery', null, 2 * DELIVERIES)).toHaveLength(heard.size);
}, 600_000);

/** What a delivery says of an application: two of them say the same. */
function stateOf(raw: string): string {
  const { payload } = JSON.parse(raw) as { payload: { application: Record<string, unknown> } };
  const { id, status, last_activity_at, rejected_at } = payload.application;
  return [id, status, status === 'rejected' ? rejected_at : last_activity_at].map(String).join(' ');
}

test('whoever was deleted is not brought back by what was said before and comes after', async () => {
  const [first = {}, second = {}] = told(1);
  const say = (body: object, id: string) => {
    const raw = JSON.stringify(body);
    return take({ raw, headers: greenhouse.sign(raw, SECRET, id) });
  };
  await say(deleted(person(1)), 'e-1');
  await say(first, 'e-2');
  await say(second, 'e-3');
  await kith.settled();
  expect((await events()).filter(({ type }) => /^(contact|application)\./.test(type))).toEqual([]);
});
