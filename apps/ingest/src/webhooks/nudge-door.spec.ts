/* eslint max-lines: [error, 400] -- one source, nudge after nudge */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { soleLeases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { asDelivered } from '../connectors/platform-api.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { definePulledKind } from '../connectors/pulled-kind.js';
import { erasePeople } from '../sources/platform-people.js';
import { SourceRunner } from '../sources/source-runner.js';
import { SourceRuns } from '../sources/source-runs.js';
import { noWayOut } from '../sources/start-sources.js';
import { asking, givenSources, MONDAY, type GivenSources } from '../sources/testing/given-sources.js';
import { toyCaller } from '../sources/testing/toy-kinds.js';
import { DeliveryStore } from './delivery-store.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import type { Answer } from './hooks.js';
import { NudgeDoor } from './nudge-door.js';
import { personTold, unsaid, wholeName } from './told-person.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
let given: GivenSources;
let runner: SourceRunner;
let door: NudgeDoor;
/** whom the platform tells of with the next pull, and whom it still has */
let news: string[];
let there: Set<string>;
let pulls: number;
/** before then it wants to be left alone, ms */
let restUntil: number | null;
let askedAfter: string[];
/** whom it leaves out of the next page */
let missing: string[];
let whileAsked: () => Promise<unknown>;
let during: () => Promise<unknown>;
let told: MachineInput[];

const kind = definePulledKind<z.ZodObject, number, string>({
  ...{
    kind: 'toy',
    group: 'own',
    title: toyCaller.title,
    basis: 'own-relation',
    needs: 'admin',
    settings: toyCaller.settings,
  },
  ...{ address: () => null, takes: toyCaller.takes, often: toyCaller.often, never: toyCaller.never, every: DAY },
  pull: async () => {
    pulls += 1;
    await during();
    const page = { items: news.splice(0), cursor: pulls, more: false, left: 0, missing: missing.splice(0) };
    return { ...page, notBefore: restUntil, changed: null };
  },
  translate: (id, about) => {
    const said = { basis: 'own-relation' as const, at: about.now };
    return personTold('lever', { ...unsaid, id, name: wholeName(id) }, asDelivered(about), said).inputs;
  },
  people: {
    scheme: 'lever',
    isThere: async (id) => {
      askedAfter.push(id);
      await whileAsked();
      if (id === 'breaks') throw new PullFailed('server-trouble');
      if (id === 'odd') throw new PullFailed('api-not-allowed');
      return there.has(id);
    },
  },
  nudges: {
    ...{ signature: greenhouse.signature, steps: [], echoes: 'x-hook-secret', samples: {} },
    maybeGone: (body) => (body as { gone?: string[] } | undefined)?.gone ?? [],
    send: () => ({ raw: '', headers: {} }),
  },
});
/** A pool that takes everything once. */
const sender: OriginSender = {
  send: async (_pool, _origin, firstN, inputs) => {
    told.push(...inputs.slice(Math.max(0, told.length + 1 - firstN)));
  },
  receipts: async () => [],
  acknowledge: async () => undefined,
  copied: async () => undefined,
  decidedN: async () => told.length,
  decidedAt: async () => 0,
};
let source: { pool: string; id: string; own: { token: string | null } };

beforeEach(async () => {
  [news, there, pulls, askedAfter, told] = [[], new Set(), 0, [], []];
  restUntil = null;
  missing = [];
  during = async () => undefined;
  whileAsked = async () => undefined;
  given = await givenSources([kind]);
  const { platform, clock, store, commands } = given;
  const { documents, keys } = platform;
  const wish = { kind, name: 'Toy', settings: { secret: 'long enough' }, basis: 'own-relation' as const };
  const made = await given.sources.connect(asking, wish);
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  const ledger = { ...platform.ledger, pools: async () => ['p_1'] };
  const parts = { store, documents, keys, clock, commands, sender, ledger, egress: noWayOut, leases: soleLeases };
  const failed = (error: unknown) => {
    throw error;
  };
  runner = new SourceRunner({
    ...parts,
    runs: new SourceRuns(documents),
    deliveries: new DeliveryStore(platform),
    delivered: () => undefined,
    kindOf: () => kind,
    chance: () => 0.5,
    failed,
  });
  door = new NudgeDoor({
    sources: store,
    documents,
    keys,
    clock,
    kinds: [kind],
    nudged: () => runner.wake(),
    refused: () => undefined,
  });
});
afterEach(async () => {
  runner.stop();
  await runner.idle();
  await given.stop();
});

function nudge(body: object = {}, more: { secret?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const raw = JSON.stringify(body);
  const signed = greenhouse.sign(raw, more.secret ?? 'long enough', 'n');
  const endpoint = `${source.pool}~${source.id}~${source.own.token ?? ''}`;
  return door.take({ kind: 'toy', endpoint, headers: more.headers ?? signed, raw: Buffer.from(raw) });
}
const look = async () => {
  runner.wake();
  await runner.idle();
  return given.sources.read(source.pool, source.id);
};
/** Lets time go by, and whatever is due by then be asked. */
const later = async (ms: number) => {
  await given.clock.advance(given.clock.now() + ms);
  return look();
};
const kindsTold = () => told.map((input) => input.kind);

describe('a source that is nudged', () => {
  test('is asked within a minute, once, however often that was', async () => {
    await look();
    expect(pulls).toBe(1);
    for (const n of [1, 2, 3]) expect(await nudge({ n })).toBe('taken');
    await runner.idle();
    expect(pulls).toBe(1);
    await later(MINUTE);
    expect(pulls).toBe(2);
    await later(MINUTE * 30);
    expect(pulls).toBe(2);
  });

  test('is asked once more if that was while it was being asked', async () => {
    during = async () => {
      during = async () => undefined;
      await nudge();
    };
    const after = await look();
    expect([pulls, after?.nextRunAt]).toEqual([1, MONDAY + MINUTE]);
    await later(MINUTE);
    expect(pulls).toBe(2);
  });

  test('is left alone while it rests, and asked by nobody who does not sign or has another address', async () => {
    const first = await look();
    expect(await nudge({}, { secret: 'not the secret' })).toBe('unsigned');
    expect(await nudge({}, { headers: {} })).toBe('unsigned');
    source = { ...source, own: { token: 'guessed' } };
    expect(await nudge()).toBe('unknown');
    source = first ?? source;
    await given.sources.pause(asking, source.id);
    expect(await nudge()).toBe('taken');
    await later(30 * MINUTE);
    expect(pulls).toBe(1);
  });

  test('answers a platform that tries the address, and is not asked for that', async () => {
    const before = await look();
    expect(door.echoes('toy')).toBe('x-hook-secret');
    expect(await nudge({}, { headers: { 'x-hook-secret': 'abc' } })).toBe('taken');
    expect((await look())?.nextRunAt).toBe(before?.nextRunAt);
  });
});

describe('people of whom a platform told', () => {
  test('are asked after once a day, and whoever is gone there is told to be', async () => {
    news = ['ada', 'bo'];
    there = new Set(['ada']);
    await look();
    expect([kindsTold(), askedAfter]).toEqual([['person.observed', 'person.observed'], []]);
    await later(2 * DAY);
    expect(askedAfter.toSorted()).toEqual(['ada', 'bo']);
    expect(kindsTold().slice(2)).toEqual(['application.forgotten', 'person.forgotten']);
    expect(told.at(-1)?.data).toMatchObject({ extent: 'all', identities: [{ scheme: 'lever' }] });
    await later(2 * DAY);
    expect(askedAfter).toHaveLength(3);
  });

  test('are asked after at once where a nudge says that they are gone, of whom nobody else hears', async () => {
    news = ['ada', 'bo'];
    there = new Set(['ada', 'bo']);
    await look();
    await nudge({ gone: ['bo', 'a stranger'] });
    await later(MINUTE);
    expect([askedAfter, kindsTold().length]).toEqual([['bo'], 2]);
  });

  test('are asked after also behind one of whom nothing is said, who is not gone for that', async () => {
    news = ['odd', 'bo'];
    await look();
    expect(await later(2 * DAY)).toMatchObject({ problem: null });
    expect(askedAfter.toSorted()).toEqual(['bo', 'odd']);
    expect(kindsTold().filter((what) => what === 'person.forgotten')).toHaveLength(1);
    expect(await later(2 * DAY)).toMatchObject({ problem: { code: 'api-not-allowed' } });
  });

  test('are not asked after while the platform wants to be left alone', async () => {
    news = ['ada'];
    await look();
    restUntil = MONDAY + 3 * DAY;
    await later(2 * DAY);
    expect([pulls, askedAfter]).toEqual([2, []]);
  });

  test('are believed to be gone only if not most of them are at once: it may be the permission that is', async () => {
    news = Array.from({ length: 12 }, (_, n) => `p${n}`);
    await look();
    const card = await later(2 * DAY);
    expect(card?.problem).toMatchObject({ code: 'too-many-gone', facts: { gone: 12, asked: 12 } });
    expect(kindsTold()).not.toContain('person.forgotten');
  });

  test('are believed to be gone one by one only where others are there', async () => {
    news = Array.from({ length: 12 }, (_, n) => `p${n}`);
    await look();
    await nudge({ gone: ['p0'] });
    expect((await later(MINUTE))?.problem).toMatchObject({ code: 'too-many-gone', facts: { gone: 12, asked: 12 } });
    expect(kindsTold()).not.toContain('person.forgotten');
  });

  test('are believed to be gone, however many who came together are, where those who came later are there', async () => {
    news = Array.from({ length: 20 }, (_, n) => `old${n}`);
    await look();
    news = ['new1', 'new2'];
    there = new Set(news);
    await later(DAY);
    expect(await later(DAY)).toMatchObject({ problem: null });
    expect(kindsTold().filter((what) => what === 'person.forgotten')).toHaveLength(20);
  });

  test('are asked after in the same run where the platform leaves them out', async () => {
    news = ['ada', 'bo'];
    await look();
    [missing, there] = [['bo', 'a stranger'], new Set(['ada'])];
    await nudge();
    await later(MINUTE);
    expect(askedAfter).toEqual(['bo', 'ada']);
    expect(kindsTold().at(-1)).toBe('person.forgotten');
  });

  test('are not remembered again once they are erased: neither told of anew, nor while they are asked after', async () => {
    const { documents, keys } = given.platform;
    const hash = await keys.hasher('p_1');
    const known = () => documents.all('p_1', 'platform-person', null, 9);
    const [ada, bo] = ['ada', 'bo'].map((id) => hash(`lever:${source.id}/${id}`)) as [string, string];
    const wish = { ground: 'wish', at: MONDAY, erasure: null };
    await documents.save([{ pool: 'p_1', collection: 'token', key: ada, seq: 1, body: wish }]);
    news = ['ada', 'bo'];
    there = new Set(news);
    await look();
    expect((await known()).map(({ key }) => key)).toEqual([`${source.id}/${bo}`]);
    whileAsked = () => erasePeople(documents, { pool: 'p_1', hashes: [bo], sources: [source.id] });
    await later(2 * DAY);
    expect([askedAfter, await known()]).toEqual([['bo'], []]);
  });

  test('are asked after again where an answer was none, and nobody is remembered who was erased, or whose source is gone', async () => {
    news = ['breaks'];
    await look();
    expect((await later(2 * DAY))?.problem?.code).toBe('server-trouble');
    await later(2 * DAY);
    expect(askedAfter).toEqual(['breaks', 'breaks', 'breaks']);
    const { documents, keys } = given.platform;
    const hash = await keys.hasher('p_1');
    const known = () => documents.all('p_1', 'platform-person', null, 9);
    await erasePeople(documents, { pool: 'p_1', hashes: [hash('lever:nobody')], sources: [source.id] });
    expect(await known()).toHaveLength(1);
    const hashes = [hash(`lever:${source.id}/breaks`)];
    await erasePeople(documents, { pool: 'p_1', hashes, sources: [source.id] });
    expect(await known()).toHaveLength(0);
    news = ['cy'];
    await later(2 * DAY);
    expect(await known()).toHaveLength(1);
    await given.sources.remove({ ...asking, key: 'away' }, source.id);
    expect(await known()).toHaveLength(0);
  });
});
