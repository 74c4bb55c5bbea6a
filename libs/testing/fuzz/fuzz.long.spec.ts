import { expect, test } from '@jest/globals';
import { importFormats } from '../../../apps/ingest/src/imports/registry.js';
import { fixturesOf, foreignTo } from './fixtures.js';
import { readMutation } from './read-mutation.js';
import { addTo, noCounts } from './work.js';

const FILES = 200;

test.each(importFormats.map(({ name }) => name))(
  '%s: broken files give rows that the pool takes, or sentences',
  async (name) => {
    const format = importFormats.find((one) => one.name === name);
    if (format === undefined) throw new Error(`${name} is in no registry`);
    const seeds = { own: fixturesOf(name), foreign: foreignTo(name) };
    const counts = noCounts();
    for (let n = 0; n < FILES; n += 1) addTo(counts, n, await readMutation(format, { seeds, seed: 'spec', n }));
    expect(counts.faults).toEqual([]);
    expect(counts.rows - counts.badRows).toBeGreaterThan(0);
    expect(counts.refused + counts.badRows).toBeGreaterThan(0);
  },
  120_000,
);

test('a fault of a reader is seen', async () => {
  const seeds = { own: [Buffer.from('x')], foreign: [] };
  const broken = {
    name: 'broken',
    read: () => {
      throw new TypeError('read of undefined');
    },
  };
  expect((await readMutation(broken, { seeds, seed: 'spec', n: 0 })).fault).toContain('TypeError');
});
