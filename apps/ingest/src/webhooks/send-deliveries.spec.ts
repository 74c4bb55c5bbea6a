/* eslint max-lines: [error, 400] -- one pool, and each way on which deliveries come to it */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { soleLeases, type Leases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import type { Receipt } from '#libs/transport/records.js';
import type { Source } from '../sources/source.js';
import { asking, givenSources, MONDAY, type GivenSources } from '../sources/testing/given-sources.js';
import { toyCaller } from '../sources/testing/toy-kinds.js';
import { DeliveryStore } from './delivery-store.js';
import { sweepOldDeliveries } from './old-deliveries.js';
import { SendDeliveries } from './send-deliveries.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A pool that takes each number once, in order; a step in `broken` fails once. */
class Pool implements OriginSender {
  readonly taken: unknown[] = [];
  readonly receiptsLeft: Receipt[] = [];
  broken: 'send' | 'copied' | null = null;
  /** happens while something is being sent */
  meanwhile: (inputs: readonly MachineInput[]) => Promise<void> | void = () => undefined;

  send = async (_pool: string, origin: string, firstN: number, inputs: readonly MachineInput[]): Promise<void> => {
    await this.meanwhile(inputs);
    this.#fail('send');
    const fresh = inputs.slice(Math.max(0, this.taken.length + 1 - firstN));
    for (const { data } of fresh) {
      this.taken.push((data as { says: string }).says);
      const n = this.taken.length;
      this.receiptsLeft.push({ origin, fromN: n, toN: n, decidedAt: 0, rows: [['changed', 'c_1', n, n]] });
    }
  };
  receipts = async (_pool: string, _origin: string, uptoN: number) =>
    this.receiptsLeft.filter(({ fromN }) => fromN <= uptoN);
  acknowledge = async () => undefined;
  copied = async (_pool: string, receipts: readonly Receipt[]) => {
    this.#fail('copied');
    const kept = this.receiptsLeft.filter((receipt) => !receipts.includes(receipt));
    this.receiptsLeft.splice(0, Infinity, ...kept);
  };
  decidedN = async () => this.taken.length;
  decidedAt = async () => 0;

  #fail(step: 'send' | 'copied'): void {
    if (this.broken !== step) return;
    this.broken = null;
    throw new OutsideWorld('away', true, 'store-unavailable');
  }
}

/** What became of the first input, which had been parked, after all. */
const late: Receipt = { origin: 'o', fromN: 1, toN: 1, decidedAt: 0, rows: [['changed', 'c_1', 9, 9]], again: true };

/** As where several instances share the work. */
const leasesOfMany: Leases = { take: async () => ({ held: () => true, release: async () => undefined }) };

let given: GivenSources;
let pool: Pool;
let store: DeliveryStore;
let sending: SendDeliveries;
let source: Source;
let failures: unknown[];

beforeEach(async () => {
  given = await givenSources([toyCaller]);
  const wish = { kind: toyCaller, name: 'Toy', settings: { secret: 'long enough' }, basis: 'own-relation' as const };
  const made = await given.sources.connect(asking, wish);
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  pool = new Pool();
  failures = [];
  store = new DeliveryStore(given.platform);
  sending = sendingUnder(soleLeases);
});
afterEach(async () => {
  sending.stop();
  await sending.idle();
  await given.stop();
});

function sendingUnder(leases: Leases): SendDeliveries {
  const { platform, clock, store: sources } = given;
  const parts = { store, sources, sender: pool, leases, documents: platform.documents, clock };
  return new SendDeliveries({ ...parts, failed: (error) => failures.push(error) });
}

const named = (letter: string, many: number): string[] => Array.from({ length: many }, (_, i) => `${letter}${i}`);

async function deliver(...texts: string[]): Promise<void> {
  const at = given.clock.now();
  const received = texts.map((says) => {
    const inputs = [{ kind: 'toy.said', at, data: { says } }];
    const people = [{ scheme: 'email' as const, value: `${says}@kith.example` }];
    const reading = { is: 'told' as const, action: 'toy', inputs, people, at, closes: null };
    return { raw: Buffer.from(says), id: null, reading, at };
  });
  await store.accept(source, received);
}

async function sendAll(): Promise<Source | null> {
  sending.wake(source);
  await sending.idle();
  return given.sources.read(source.pool, source.id);
}

describe('what a platform told', () => {
  test('is sent in order, and its source says what became of it', async () => {
    await deliver('a', 'b');
    await deliver('c');
    const after = await sendAll();
    expect([pool.taken, pool.receiptsLeft]).toEqual([['a', 'b', 'c'], []]);
    expect(after).toMatchObject({ learned: { noted: 3 }, lastHeardAt: MONDAY });
  });

  test('is sent to its end, however much it is', async () => {
    const many = named('n', 230);
    await deliver(...many);
    expect(await sendAll()).toMatchObject({ learned: { noted: 230 } });
    expect(pool.taken).toEqual(many);
  });

  test('while something is being sent goes along without another call', async () => {
    await deliver('a');
    pool.meanwhile = async () => {
      pool.meanwhile = () => undefined;
      await deliver('b');
      sending.wake(source);
    };
    await sendAll();
    expect(pool.taken).toEqual(['a', 'b']);
  });

  test.each([
    ['few at a time where calls wait for the same thread', soleLeases, [5, 10, 10, 5]],
    ['all at once where they wait for another', leasesOfMany, [5, 25]],
  ])('while more calls come in is sent %s', async (_how, leases, expected) => {
    sending = sendingUnder(leases);
    const sent: number[] = [];
    pool.meanwhile = async (inputs) => {
      sent.push(inputs.length);
      if (sent.length === 1) await deliver(...named('m', 25));
      given.clock.jump(given.clock.now() + 5);
      sending.wake(source);
    };
    await deliver(...named('n', 5));
    sending.wake(source);
    await sending.idle();
    expect(sent).toEqual(expected);
  });

  test('is taken up again by itself after an error, and nothing counts twice', async () => {
    await deliver('a');
    pool.broken = 'send';
    await sendAll();
    expect([pool.taken, failures]).toEqual([[], [expect.any(OutsideWorld)]]);
    pool.broken = 'copied';
    await given.clock.advance(MONDAY + MINUTE);
    await sending.idle();
    await deliver('b');
    await given.clock.advance(MONDAY + 2 * MINUTE);
    await sending.idle();
    expect(pool.taken).toEqual(['a', 'b']);
    expect(await given.sources.read(source.pool, source.id)).toMatchObject({ learned: { noted: 2 } });
    expect(pool.receiptsLeft).toEqual([]);
  });

  test('and was parked before is acknowledged when it is settled, and counts once', async () => {
    await deliver('a');
    await sendAll();
    pool.receiptsLeft.push(late);
    await deliver('b');
    expect(await sendAll()).toMatchObject({ learned: { noted: 2 } });
    expect(pool.receiptsLeft).toEqual([]);
  });

  test('and was parked before waits for the next time if it is settled once this page was read', async () => {
    const { copied } = pool;
    pool.copied = async (...given) => {
      pool.receiptsLeft.push(late);
      await copied(...given);
    };
    await deliver('a');
    await sendAll();
    expect(pool.receiptsLeft).toEqual([late]);
  });

  test('waits while its pool moves in, and is not sent from where it moved away', async () => {
    await deliver('a');
    const place = { pool: source.pool, key: 'self', seq: 1 };
    await given.platform.documents.save([{ ...place, collection: 'arriving', body: {} }]);
    await sendAll();
    await given.platform.documents.save([{ ...place, collection: 'arriving', seq: 0, body: null }]);
    await given.platform.documents.save([{ ...place, collection: 'pool', body: { moved: true } }]);
    await sendAll();
    expect([pool.taken, failures]).toEqual([[], []]);
  });
});

describe('after 30 days', () => {
  const sweep = async (days: number): Promise<void> => {
    given.clock.jump(MONDAY + days * DAY);
    const ledger = { ...given.platform.ledger, pools: async () => [source.pool] };
    const end = sweepOldDeliveries({ ...given.platform, ledger, store });
    await given.platform.quiet();
    end();
  };
  const kept = async (collection: string): Promise<number> =>
    (await given.platform.documents.all(source.pool, collection, null, 100)).length;

  test('a delivery goes with whom it named; one that waits for its source to go on stays, and is sent then', async () => {
    await deliver('a');
    await sendAll();
    await given.sources.pause(asking, source.id);
    await deliver('b');
    await sweep(31);
    expect([await kept('delivery'), await kept('delivery-person'), await kept('delivery-id')]).toEqual([1, 1, 0]);
    await given.sources.resume(asking, source.id);
    await sendAll();
    expect(pool.taken).toEqual(['a', 'b']);
    await sweep(32);
    expect([await kept('delivery'), await kept('delivery-person')]).toEqual([0, 0]);
  });

  test('nothing stays of a source that was removed', async () => {
    await given.sources.pause(asking, source.id);
    await deliver('a');
    await given.sources.remove(asking, source.id);
    await sweep(31);
    expect([await kept('delivery'), await kept('delivery-person')]).toEqual([0, 0]);
  });
});
