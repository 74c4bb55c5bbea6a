/* eslint max-lines: [error, 400] -- one source, day after day */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { soleLeases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { platform } from '../../connectors/testing/platform-world.js';
import { dryRun } from '../../sources/dry-run.js';
import { erasePeople } from '../../sources/platform-people.js';
import { SourceRunner } from '../../sources/source-runner.js';
import { SourceRuns } from '../../sources/source-runs.js';
import type { Source } from '../../sources/source.js';
import { asking, givenSources, type GivenSources } from '../../sources/testing/given-sources.js';
import { DeliveryStore } from '../delivery-store.js';
import { Hooks } from '../hooks.js';
import { SendDeliveries } from '../send-deliveries.js';
import { breezy } from './breezy.js';
import { askedBy, BREEZY } from './is-candidate-there.js';
import * as given from './testing/deliveries.js';
import { MadeUpBreezy } from './testing/made-up-breezy.js';

const DAY = 86_400_000;
let world: GivenSources;
let hr: MadeUpBreezy;
let outside: ReturnType<typeof platform>;
let runner: SourceRunner;
let sending: SendDeliveries;
let hooks: Hooks;
let source: Source;
let told: MachineInput[];
let failures: unknown[];
let whileAsked: () => Promise<unknown>;

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

beforeEach(async () => {
  [hr, told, failures, whileAsked] = [new MadeUpBreezy(), [], [], async () => undefined];
  world = await givenSources([breezy]);
  const { documents, keys, ledger } = world.platform;
  const { store: sources, clock, commands } = world;
  outside = platform(BREEZY, hr.speak);
  const get: typeof outside.world.egress.get = async (request) => {
    await whileAsked();
    return outside.world.egress.get(request);
  };
  const egress = { ...outside.world.egress, get };
  const deliveries = new DeliveryStore(world.platform);
  const shared = {
    documents,
    keys,
    clock,
    sender,
    leases: soleLeases,
    failed: (error: unknown) => failures.push(error),
  };
  sending = new SendDeliveries({ ...shared, store: deliveries, sources });
  const wake = (place: Pick<Source, 'pool' | 'id'>) => sending.wake(place);
  hooks = new Hooks({ sources, store: deliveries, documents, clock, kinds: [breezy], accepted: wake, refused: wake });
  runner = new SourceRunner({
    ...{ ...shared, store: sources, commands, egress, deliveries, delivered: wake, chance: () => 0.5 },
    ...{ runs: new SourceRuns(documents), kindOf: () => breezy, ledger: { ...ledger, pools: async () => ['p_1'] } },
  });
});
afterEach(async () => {
  runner.stop();
  sending.stop();
  await Promise.all([runner.idle(), sending.idle()]);
  await world.stop();
});

async function connected(secrets: object = { token: 'a key of the platform' }): Promise<void> {
  const settings = { account: 'werft', secret: 'whsec_breezy', ...secrets };
  const made = await world.sources.connect(asking, { kind: breezy, name: 'Jobs', settings, basis: 'own-relation' });
  if ('refused' in made) throw new Error(made.refused);
  source = made;
}
async function delivered(body: object): Promise<void> {
  const raw = JSON.stringify(body);
  const endpoint = `p_1~${source.id}~${source.own.token ?? ''}`;
  const headers = breezy.sign(raw, 'whsec_breezy', 'n');
  expect(await hooks.take({ kind: 'breezy', endpoint, headers, raw: Buffer.from(raw) })).toBe('taken');
  await sending.idle();
}
/** Somebody of whom Breezy tells, and who is there unless it purges them. */
function somebody(id: string, email = `${id}@seegras.example`, type = 'candidateAdded') {
  if (email !== '') hr.candidates.push({ _id: id, position: 'p5', email });
  return given.delivery(type, { candidate: { _id: id, name: id, email_address: email } });
}
/** After so many days, whatever is due. */
async function later(days: number): Promise<Source | null> {
  await world.clock.advance(world.clock.now() + days * DAY);
  runner.wake();
  await runner.idle();
  await sending.idle();
  return world.sources.read('p_1', source.id);
}
const kindsTold = () => told.map(({ kind }) => kind);
const remembered = async () => (await world.platform.documents.all('p_1', 'platform-person', null, 99)).length;
const paths = () => outside.asked.map(({ url }) => decodeURIComponent(url.slice(`${BREEZY}/v3/company/co1/`.length)));
const FORGOTTEN = ['application.forgotten', 'person.forgotten'];

describe('a candidate of whom Breezy told', () => {
  test('is asked after once a day, in their position, by the key as it is', async () => {
    await connected();
    await delivered(somebody('ada'));
    await later(0.5);
    expect(paths()).toEqual([]);
    expect(await later(1)).toMatchObject({ problem: null, failures: 0, state: 'active' });
    expect(paths()).toEqual(['position/p5/candidate/ada']);
    expect(outside.asked[0]?.headers).toMatchObject({ authorization: 'a key of the platform' });
    await later(0.5);
    expect(paths()).toHaveLength(1);
    await later(1);
    expect([paths().length, kindsTold()]).toEqual([2, ['person.observed', 'application.observed']]);
  });

  test('and whom it purged without a word is let go, and brought back by nothing that it delivers late', async () => {
    await connected();
    await delivered(somebody('ada'));
    await delivered(somebody('bo'));
    hr.candidates.splice(0, 1);
    await later(2);
    expect(paths().toSorted()).toEqual([
      'candidates/search?email_address=ada@seegras.example',
      'position/p5/candidate/ada',
      'position/p5/candidate/bo',
    ]);
    expect(kindsTold().slice(4)).toEqual(FORGOTTEN);
    expect(told.at(-1)).toMatchObject({
      actor: `source:${source.id}`,
      data: { extent: 'all', identities: [{ scheme: 'breezy', value: 'werft/ada' }] },
    });
    await delivered(somebody('ada', '', 'candidateStatusUpdated'));
    expect([kindsTold().length, await remembered()]).toEqual([6, 1]);
    expect((await later(2))?.lastHeardAt).toBeLessThan(world.clock.now() - DAY);
    expect(kindsTold()).toHaveLength(6);
  });

  test('who was moved to another position without a word is still there', async () => {
    await connected();
    await delivered(somebody('ada'));
    for (const one of hr.candidates) one.position = 'p6';
    expect(await later(2)).toMatchObject({ problem: null });
    expect([paths().length, kindsTold().length, await remembered()]).toEqual([2, 2, 1]);
  });

  test('and of whom it tells while they are asked after is there, whatever it said of them before', async () => {
    await connected();
    await delivered(somebody('ada'));
    hr.candidates.splice(0);
    whileAsked = async () => {
      whileAsked = async () => undefined;
      await delivered(somebody('ada', 'ada@seegras.example', 'candidateStatusUpdated'));
      hr.candidates.splice(0);
    };
    await later(2);
    expect([kindsTold().slice(2), await remembered(), failures]).toEqual([kindsTold().slice(0, 2), 1, []]);
    await later(2);
    expect([kindsTold().slice(4), await remembered()]).toEqual([FORGOTTEN, 0]);
  });

  test('whom Breezy says that it deleted, who was erased, or whose source is gone is asked after no more', async () => {
    await connected();
    for (const id of ['ada', 'bo', 'cy']) await delivered(somebody(id));
    await delivered({ ...somebody('ada', '', 'candidateDeleted'), _id: 'e-78' });
    expect(await remembered()).toBe(2);
    const hash = await world.platform.keys.hasher('p_1');
    const hashes = [hash('breezy:werft/bo')];
    await erasePeople(world.platform.documents, { pool: 'p_1', hashes, sources: [source.id] });
    await later(2);
    expect(paths()).toEqual(['position/p5/candidate/cy']);
    await world.sources.remove({ ...asking, key: 'away' }, source.id);
    expect(await remembered()).toBe(0);
  });

  test('whose delivery names no e-mail address, no position or no company cannot be asked after', async () => {
    await connected();
    await delivered(somebody('ada', ''));
    expect(await remembered()).toBe(0);
    const whole = given.inStage('Talk');
    expect(askedBy(whole)).toContain('Tjark@Seegras.example');
    for (const lacking of ['company', 'position', 'candidate'])
      expect(askedBy({ ...whole, object: { ...whole.object, [lacking]: null } })).toBeNull();
    for (const body of [undefined, null, 3, [], {}, { object: [] }]) expect(askedBy(body)).toBeNull();
  });
});

describe('nobody is let go', () => {
  test.each([
    ['the key was taken back', { status: 401, json: {} }, 'people-refused'],
    ['the key lost a permission', { status: 403, json: {} }, 'api-not-allowed'],
    ['it was too much', { status: 429, headers: { 'retry-after': '60' } }, 'too-often'],
    ['something is wrong there', { status: 500, json: {} }, 'server-trouble'],
    ['a page stands in its place', { status: 200, text: '<!doctype html><title>Log in</title>' }, 'api-html'],
    ['everything is refused', { status: 404, json: {} }, 'api-not-found'],
    ['the key is missing', { status: 400, json: {} }, 'api-unexpected'],
  ])('where %s, and deliveries are taken all the same', async (_why, mood, code) => {
    await connected();
    await delivered(somebody('ada'));
    hr.mood = mood;
    expect(await later(2)).toMatchObject({ state: 'active', failures: 1, problem: { code } });
    await delivered(somebody('bo'));
    expect([kindsTold().includes('person.forgotten'), kindsTold().length, failures]).toEqual([false, 4, []]);
    hr.mood = null;
    expect(await later(2)).toMatchObject({ state: 'active', failures: 0, problem: null });
  });

  test('where nobody is there any more: it is rather the permission that is gone', async () => {
    await connected();
    for (const n of [1, 2, 3, 4, 5, 6]) await delivered(somebody(`p${n}`));
    hr.candidates.splice(0);
    const facts = { gone: 6, asked: 6 };
    expect(await later(2)).toMatchObject({ state: 'active', problem: { code: 'too-many-gone', facts } });
    expect([kindsTold().includes('person.forgotten'), await remembered()]).toEqual([false, 6]);
  });

  test('by trying it out, which says who would be', async () => {
    await connected();
    await delivered(somebody('ada'));
    hr.candidates.splice(0);
    const fresh = await world.sources.read('p_1', source.id);
    await world.clock.advance(world.clock.now() + 2 * DAY);
    const hash = await world.platform.keys.hasher('p_1');
    const known = { pool: 'p_1', collection: 'identity', key: hash('breezy:werft/ada'), seq: 1 };
    await world.platform.documents.save([{ ...known, body: { contact: 'c_1' } }]);
    const parts = { ...world.platform, clock: world.clock, store: world.store, egress: outside.world.egress };
    const shown = await dryRun(parts, fresh as Source, breezy);
    expect(shown).toMatchObject({ told: 2, problem: null });
    expect(shown.items).toMatchObject(FORGOTTEN.map((kind) => ({ kind, contact: 'c_1' })));
    expect([kindsTold().length, await remembered()]).toEqual([2, 1]);
  });
});

test('without a key Breezy is not asked; once one is given, after everybody of whom it told; and no more without it', async () => {
  await connected({});
  await delivered(somebody('ada'));
  expect(source.nextRunAt).toBeNull();
  expect(await world.sources.runNow('p_1', source.id)).toMatchObject({ refused: 'source-not-asked' });
  await later(2);
  const settings = { account: 'werft', secret: 'whsec_breezy' };
  const given = { settings: { ...settings, token: 'a key of the platform' }, kept: ['secret'] };
  await world.sources.change({ ...asking, key: 'token' }, source.id, given);
  await later(0);
  expect(paths()).toEqual(['position/p5/candidate/ada']);
  await world.sources.change({ ...asking, key: 'none' }, source.id, { settings, kept: ['secret'] });
  expect(await later(2)).toMatchObject({ nextRunAt: null });
  expect(paths()).toHaveLength(1);
});

test('of one that is paused while it is asked nobody more is asked after', async () => {
  await connected();
  for (let n = 0; n < 25; n += 1) await delivered(somebody(`p${n}`));
  whileAsked = () => world.sources.pause({ ...asking, key: 'pause' }, source.id);
  expect(await later(2)).toMatchObject({ state: 'paused', nextRunAt: null, problem: null });
  expect([paths().length, failures]).toEqual([20, []]);
});
