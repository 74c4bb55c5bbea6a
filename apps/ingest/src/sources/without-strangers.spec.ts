import { expect, test } from '@jest/globals';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { withoutStrangers } from './without-strangers.js';

const asked: string[][] = [];
/** A pool that knows these identities. */
const knowing = (...names: string[]): Parameters<typeof withoutStrangers>[0] => ({
  keys: { hasher: async () => (text: string) => `#${text}` },
  documents: {
    many: async (pool, places) => {
      asked.push(places.map(({ key }) => key));
      const found = places.filter(({ key }) => names.some((name) => key === `#email:${name}`));
      return found.map((place) => ({ ...place, pool, seq: 1, body: {} as never }));
    },
  },
});
const said = (onlyKnown: boolean | undefined, ...values: string[]): MachineInput => ({
  ...{ kind: 'interaction.observed', actor: 'source:s_1', at: 1 },
  data: { onlyKnown, identities: values.map((value) => ({ scheme: 'email', value })) },
});

test('what counts for contacts alone goes no further where nobody in the pool bears any of its names', async () => {
  const [known, second, stranger] = [said(true, 'a@x'), said(true, 'no@x', 'a@x'), said(true, 'no@x')];
  expect(await withoutStrangers(knowing('a@x'), 'p_1', [known, stranger, second])).toEqual([known, second]);
  expect(asked.at(-1)).toEqual(['#email:a@x', '#email:no@x']);
});

test('everything else is for the pool to judge, and nothing is looked up for it', async () => {
  const before = asked.length;
  const inputs = [said(false, 'no@x'), said(undefined, 'no@x'), { ...said(true), data: { item: 'any' } }];
  expect(await withoutStrangers(knowing(), 'p_1', inputs)).toEqual(inputs);
  expect(asked).toHaveLength(before);
});

test('of a kind of which the pool takes in nothing of anybody else, nobody else is named to it', async () => {
  const kinds = new Set(['interaction.observed']);
  const [known, stranger] = [said(undefined, 'a@x'), said(undefined, 'no@x')];
  const linked = { ...stranger, data: { ...(stranger.data as object), contact: 'c_1' } };
  expect(await withoutStrangers(knowing('a@x'), 'p_1', [known, stranger, linked], { kinds })).toEqual([known, linked]);
});

test('whose names are no news is nobody to a look back', async () => {
  const names = [said(true, 'a@x')];
  expect(await withoutStrangers(knowing('a@x'), 'p_1', names, { since: 1 })).toEqual([]);
  expect(await withoutStrangers(knowing('a@x'), 'p_1', names, { since: 0 })).toEqual(names);
});

test('where nothing counts for contacts alone, not even the pool’s pepper is asked for', async () => {
  const keys = { hasher: () => Promise.reject(new Error('asked for')) };
  const inputs = [said(false, 'no@x'), said(undefined, 'no@x')];
  expect(await withoutStrangers({ ...knowing(), keys }, 'p_1', inputs)).toEqual(inputs);
});
