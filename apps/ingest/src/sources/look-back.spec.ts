import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { definePulledKind, type PulledPage } from '../connectors/pulled-kind.js';
import { runSource, type Ran } from './run-source.js';
import type { StoredSource } from './source.js';
import { noWayOut } from './start-sources.js';
import { asking, givenSources, MONDAY, type GivenSources } from './testing/given-sources.js';
import { toyCaller } from './testing/toy-kinds.js';

const HOUR = 3_600_000;

/** Messages in the order they came, by who wrote each; a look back reads the last three of them. */
let letters: string[];
let readBack: (number | null)[];
/** where a look back breaks off */
let broken: number | null;
/** how an input says that it counts for contacts alone */
let known: object;
const page = (from: number, to: number): PulledPage<number, [number, string]> => ({
  items: letters.slice(from, to).map((who, i): [number, string] => [from + i, who]),
  ...{ cursor: to, more: to < letters.length, left: 0, notBefore: null, changed: null },
});
const toy = definePulledKind<z.ZodObject, number, [number, string]>({
  ...toyCaller,
  kind: 'toy',
  settings: z.strictObject({}),
  every: HOUR,
  pull: async (_settings, cursor) => page(cursor ?? 0, letters.length),
  lookBack: {
    from: -1,
    pull: async (_settings, cursor) => {
      readBack.push(cursor);
      if (cursor === broken) throw new PullFailed('mail-busy');
      const from = cursor === -1 ? Math.max(0, letters.length - 3) : cursor;
      return page(from, Math.min(letters.length, from + 2));
    },
  },
  translate: ([n, who], { now }) => [
    { kind: 'toy.said', at: now, data: { n, ...known, identities: [{ scheme: 'email', value: who }] } },
  ],
});

let given: GivenSources;
let stored: StoredSource;
let events: { seq: number; type: string }[];
let said: string[];

beforeEach(async () => {
  [letters, readBack, events, said] = [[], [], [], []];
  [broken, known] = [null, { onlyKnown: true }];
  given = await givenSources([toy]);
  const source = await given.sources.connect(asking, { kind: toy, name: 'Toy', settings: {}, basis: 'own-relation' });
  if ('refused' in source) throw new Error(source.refused);
  stored = { seq: 1, source };
});
afterEach(() => given.stop());

const ledger = {
  head: async () => ({ pool: 'p_1', epoch: 1, now: 0, seq: events.at(-1)?.seq ?? 0 }),
  read: async (_pool: string, after: number, most: number) =>
    events.filter(({ seq }) => seq > after).slice(0, most) as unknown as Envelope[],
};
/** Something was decided in the pool; whom it names bears their name from then on. */
async function decided(type: string, who?: string): Promise<void> {
  const seq = (events.at(-1)?.seq ?? 0) + 1;
  events.push({ seq, type });
  if (who === undefined) return;
  const key = (await given.platform.keys.hasher('p_1'))(`email:${who}`);
  await given.platform.documents.save([{ pool: 'p_1', collection: 'identity', key, seq, body: {} }]);
}
const sender = {
  send: async (_pool: string, _origin: string, _firstN: number, inputs: readonly MachineInput[]) => {
    for (const { data } of inputs) {
      const { n, identities } = data as { n: number; identities: { value: string }[] };
      said.push(`${String(n)} ${identities[0]?.value ?? ''}`);
    }
  },
  receipts: async () => [],
  acknowledge: async () => undefined,
  copied: async () => undefined,
  decidedN: async () => 0,
  decidedAt: async () => 0,
};
/** A run some hours after Monday morning, and what it said. */
async function run(hours: number): Promise<{ told: string[]; ran: Ran }> {
  given.clock.jump(MONDAY + hours * HOUR);
  const { documents, keys } = given.platform;
  const failed = (error: unknown): never => {
    throw error;
  };
  const parts = { documents, keys, ledger, store: given.store, sender, egress: noWayOut, clock: given.clock, failed };
  const before = said.length;
  const ran = await runSource(parts, stored, toy);
  stored = (await given.store.changeSince(ran.stored, (one) => one)) ?? stored;
  return { told: said.slice(before), ran };
}

describe('what was passed by because somebody was no contact yet', () => {
  test('is told of once they are, and of nobody else anything again', async () => {
    await decided('contact.added', 'bo');
    letters = ['ada', 'bo', 'cy', 'ada'];
    expect((await run(0)).told).toEqual(['1 bo']);
    await decided('contact.added', 'ada');
    letters.push('bo');
    const { told, ran } = await run(6);
    expect(told).toEqual(['4 bo', '3 ada']);
    expect(ran.counts).toMatchObject({ nobody: 0, left: 0 });
    expect((await run(12)).told).toEqual([]);
  });

  test('is looked for every six hours at most, and only where a name is new', async () => {
    letters = ['ada'];
    await run(0);
    await decided('contact.tagged');
    await run(7);
    expect(readBack).toEqual([]);
    await decided('contact.identified', 'ada');
    await run(12);
    expect(readBack).toEqual([]);
    expect((await run(13)).told).toEqual(['0 ada']);
    expect(readBack).toEqual([-1]);
  });

  test('is read page by page, goes on where it broke off, and is remembered by nobody’s name', async () => {
    letters = ['dee', 'ada', 'cy', 'ada'];
    await run(0);
    await decided('contact.added', 'ada');
    letters.push('cy');
    broken = 4;
    expect((await run(6)).ran.error).toMatchObject({ code: 'mail-busy' });
    broken = null;
    expect((await run(7)).ran.error).toBeNull();
    expect(readBack).toEqual([-1, 4, 4]);
    expect(said).toEqual(['3 ada']);
    expect(JSON.stringify(stored.source.own)).not.toMatch(/ada|cy|dee/);
    expect(stored.source.own.back).toEqual({ at: MONDAY + 6 * HOUR, seq: 1, going: null });
  });

  test('is told of these names alone also where inputs do not say that they count for contacts alone', async () => {
    known = {};
    letters = ['ada', 'cy'];
    await run(0);
    await decided('contact.added', 'ada');
    expect((await run(6)).told).toEqual(['0 ada']);
  });

  test('is not looked for by a source that is linked to one person', async () => {
    letters = ['ada'];
    await run(0);
    await decided('contact.added', 'ada');
    stored = { ...stored, source: { ...stored.source, contact: 'c_1' } };
    await run(6);
    expect(readBack).toEqual([]);
  });

  test('is part of what a source reads that begins anew', async () => {
    letters = ['ada'];
    await run(0);
    await decided('contact.added', 'ada');
    stored = { ...stored, source: { ...stored.source, own: { ...stored.source.own, cursor: null } } };
    expect((await run(6)).told).toEqual(['0 ada']);
    expect(readBack).toEqual([]);
  });
});
