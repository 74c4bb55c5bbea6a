import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { identitySchema } from '#libs/identity/identity.js';
import { UnreadableFile } from '../format.js';
import type { ReadRow } from '../format.js';
import { fixture, rowsIn } from './fixtures/reading.js';

const names = ['connections.csv', 'without-preamble.csv', 'from-a-spreadsheet.csv'];
const files = await Promise.all(names.map(fixture));
const telling = [0, 10, 13, 34, 34, 34, 44, 59, 9, 0x80, 0xc3, 0xbc, 0xfc, 0xff, 0xfe, 0xef, 0x2f, 0x25];

/** At a place, some bytes are taken away and others put in. */
const change = fc.record({
  at: fc.nat({ max: 900 }),
  remove: fc.nat({ max: 4 }),
  insert: fc.array(fc.oneof(fc.constantFrom(...telling), fc.nat({ max: 255 })), { maxLength: 4 }),
});
const mutated = fc
  .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 12 }))
  .map(([file, changes]) =>
    changes.reduce(
      (bytes, { at, remove, insert }) =>
        Buffer.concat([bytes.subarray(0, at), Buffer.from(insert), bytes.subarray(at + remove)]),
      file,
    ),
  );

async function outcome(bytes: Buffer, size: number): Promise<ReadRow[] | string> {
  try {
    return await rowsIn(bytes, [], size);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.code} ${error.message}`;
    throw error;
  }
}

test('whatever happens to the bytes, there are rows or one sentence, the same however they arrive', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, fc.integer({ min: 1, max: 300 }), async (bytes, size) => {
      const read = await outcome(bytes, 65_536);
      expect(await outcome(bytes, size)).toEqual(read);
      if (typeof read === 'string') return;
      const lines = bytes.toString('latin1').split(/\r\n|\n|\r/).length;
      read.forEach((row, i) => {
        expect(row.row).toBeGreaterThan(read[i - 1]?.row ?? 1);
        expect(row.row).toBeLessThanOrEqual(lines);
        if (row.ok)
          expect(row.data.identities.every((identity) => identitySchema.safeParse(identity).success)).toBe(true);
      });
    }),
    { numRuns: 400 },
  );
}, 60_000);
