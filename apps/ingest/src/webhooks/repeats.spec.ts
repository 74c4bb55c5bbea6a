import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { asking, givenSources, MONDAY, type GivenSources } from '../sources/testing/given-sources.js';
import type { CallingKind } from './calling-kind.js';
import { DeliveryStore } from './delivery-store.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import { Hooks, type Answer } from './hooks.js';
import { sweepOldDeliveries } from './old-deliveries.js';
import { callingKinds } from './registry.js';
import { isNameSigned } from './signature.js';
import { standardWebhooks } from './standard/standard.js';

const DAY = 86_400_000;
const POOL = 'p_1';

let given: GivenSources;
beforeEach(async () => {
  given = await givenSources([greenhouse, standardWebhooks]);
});
afterEach(() => given.stop());

/** A platform that calls a source of its own: with a body, under a name that it gives the delivery. */
async function caller(kind: CallingKind): Promise<(body: object, id: string) => Promise<Answer>> {
  const { clock, platform, store: sources } = given;
  const wish = { kind, name: kind.kind, settings: { account: 'werft' }, basis: 'own-relation' as const };
  const made = await given.sources.connect({ ...asking, key: kind.kind }, wish);
  if ('refused' in made) throw new Error(made.refused);
  const parts = { sources, store: new DeliveryStore(platform), documents: platform.documents, clock };
  const hooks = new Hooks({ ...parts, kinds: [kind], accepted: () => undefined, refused: () => undefined });
  const endpoint = `${POOL}~${made.id}~${made.own.token ?? ''}`;
  return (body, id) => {
    const raw = JSON.stringify(body);
    const headers = kind.sign(raw, made.own.secrets['secret']?.[0] ?? '', id, clock.now());
    return hooks.take({ kind: kind.kind, endpoint, headers, raw: Buffer.from(raw) });
  };
}
const kept = async (): Promise<number> => (await given.platform.documents.all(POOL, 'delivery', null, 99)).length;

const at = (position: string) => ({ type: 'person.updated', data: { id: 'p1', name: 'Ada', position } });

test('what is said once more under another name that is signed is no repeat: somebody may be back where they were', async () => {
  const says = await caller(standardWebhooks);
  for (const [position, id] of [
    ['Pilot', 'm-1'],
    ['Captain', 'm-2'],
    ['Pilot', 'm-3'],
    ['Pilot', 'm-3'],
  ] as const)
    expect(await says(at(position), id)).toBe('taken');
  expect(await kept()).toBe(3);
});

test('under another name that nobody signs it is: whoever caught it might have given it that', async () => {
  const says = await caller(greenhouse);
  for (const id of ['e-1', 'e-2']) await says({ action: 'candidate_promoted', payload: { n: 1 } }, id);
  await says({ action: 'candidate_promoted', payload: { n: 2 } }, 'e-1');
  expect(await kept()).toBe(1);
});

test('a name is signed wherever a platform signs its body and names the delivery in it', () => {
  const signed = callingKinds.filter(({ signature }) => isNameSigned(signature)).map(({ kind }) => kind);
  expect(signed.toSorted()).toEqual(['ashby', 'breezy', 'cloudevents', 'recruitee', 'standard-webhooks', 'workable']);
});

test('a repeat after 29 days still is one', async () => {
  const says = await caller(greenhouse);
  const body = { action: 'candidate_promoted', payload: { n: 1 } };
  await says(body, 'e-1');
  given.clock.jump(MONDAY + 29 * DAY);
  const ledger = { ...given.platform.ledger, pools: async () => [POOL] };
  const store = { waiting: async () => new Map<string, number>() };
  const end = sweepOldDeliveries({ ...given.platform, ledger, store });
  await given.platform.quiet();
  end();
  expect([await says(body, 'e-1'), await kept()]).toEqual(['taken', 1]);
});
