import { describe, expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import { after, GivenReader, inputs, numbers, plain, POOL } from './given-bus.js';
import { givenBatch } from './given-ledger.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

/** What every Bus promises about appending and reading. */
export function busContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const bus = () => subject().platform.bus;

  describe('appending', () => {
    it('keeps the order given, without gaps', async () => {
      await bus().append(inputs(0, 7));
      await bus().append(inputs(7, 12));
      const reader = new GivenReader(subject());
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.offsets).toEqual(numbers(0, 12));
      expect(reader.ids).toEqual(inputs(0, 12).map(({ id }) => id));
    });

    it('keeps the order of calls that did not wait for one another', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
          const start = await bus().newest('inputs', bus().partitionOf(POOL));
          const chunks = sizes.map((size, at) => inputs(100 * at, 100 * at + size));
          await Promise.all(chunks.map((chunk) => bus().append(chunk)));

          const reader = new GivenReader(subject());
          reader.next = start;
          const subscription = await bus().subscribe(reader);
          await subscription.caughtUp();
          await subscription.stop();
          expect(reader.ids).toEqual(chunks.flat().map(({ id }) => id));
        }),
        { numRuns: subject().scale.runs },
      );
    });

    it('hands on what was appended, whole', async () => {
      const [input] = inputs(0, 1, { text: 'Käthe \u2028 "✓"', deep: [{ n: 1 }] });
      await bus().append(input === undefined ? [] : [input]);
      const reader = new GivenReader(subject());
      await (await bus().subscribe(reader)).caughtUp();

      expect(JSON.parse(reader.batches[0]?.records[0]?.value ?? '')).toEqual(input);
    });

    it('is durable when it resolves', async () => {
      await bus().append(inputs(0, 3));
      await subject().reopen();

      expect(await bus().newest('inputs', bus().partitionOf(POOL))).toBe(3);
      expect(await bus().at('inputs', bus().partitionOf(POOL), 2)).toMatchObject({ offset: 2, id: 'i2' });
    });

    it('refuses an input of more than 900 kB in one sentence and keeps nothing of what came with it', async () => {
      const large = inputs(1, 2, 'x'.repeat(900_000));
      const refused = expect(bus().append([...inputs(0, 1), ...large, ...inputs(2, 3)])).rejects;
      await refused.toMatchObject({ name: 'OutsideWorld', retriable: false, code: 'input-too-large' });

      expect(await bus().newest('inputs', bus().partitionOf(POOL))).toBe(0);
    });

    it('answers null for a record that the log does not hold', async () => {
      expect(await bus().at('inputs', bus().partitionOf(POOL), 0)).toBeNull();
      expect(await bus().newest('pool-events', bus().partitionOf(POOL))).toBe(0);
    });
  });

  describe('batches', () => {
    it('hold at most what the reader asked for, and one record however large', async () => {
      await bus().append([...inputs(0, 3, 'x'.repeat(400)), ...inputs(3, 4, 'x'.repeat(5_000)), ...inputs(4, 25)]);
      const reader = new GivenReader(subject());
      reader.maxBytes = 1_400;
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.offsets).toEqual(numbers(0, 25));
      for (const { records } of reader.batches) {
        const bytes = records.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0);
        expect(records.length).toBeLessThanOrEqual(10);
        expect(records.length === 1 || bytes <= 1_400).toBe(true);
      }
    });

    it('say how much waits behind them', async () => {
      await bus().append(inputs(0, 25));
      const reader = new GivenReader(subject());
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.batches.map((batch) => batch.newest - after(batch))).toEqual([15, 5, 0]);
    });

    it('of a partition never overlap in time', async () => {
      await bus().append(inputs(0, 40));
      const reader = new GivenReader(subject());
      let inHand = 0;
      reader.onBatch = async (batch) => {
        expect(++inHand).toBe(1);
        await bus().newest('inputs', batch.partition);
        await Promise.resolve();
        inHand--;
        return after(batch);
      };
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.offsets).toEqual(numbers(0, 40));
    });

    it('reach every reader, each from its own position', async () => {
      await bus().append(inputs(0, 5));
      const [one, other] = [new GivenReader(subject(), 'inputs', 'one'), new GivenReader(subject(), 'inputs', 'other')];
      other.next = 3;
      await (await bus().subscribe(one)).caughtUp();
      await (await bus().subscribe(other)).caughtUp();

      expect(one.offsets).toEqual(numbers(0, 5));
      expect(other.offsets).toEqual([3, 4]);
    });

    it('of every partition reach each reader that wants them all, also within one group', async () => {
      const [one, other] = [new GivenReader(subject()), new GivenReader(subject())];
      const subscriptions = [one, other].map((reader) => bus().subscribe({ ...plain(reader), everyPartition: true }));
      await bus().append(inputs(0, 3));
      for (const subscription of subscriptions) await (await subscription).caughtUp();

      expect(one.offsets).toEqual(numbers(0, 3));
      expect(other.offsets).toEqual(numbers(0, 3));
    });

    it('of pool-events are the committed events, in their order', async () => {
      const reader = new GivenReader(subject(), 'pool-events');
      const subscription = await bus().subscribe(reader);
      for (const events of [2, 0, 3]) await subject().platform.ledger.commit(await givenBatch(subject(), { events }));
      await subscription.caughtUp();

      const committed = await subject().platform.ledger.read(POOL, 0, 10);
      expect(reader.offsets).toEqual(numbers(0, 5));
      expect(reader.ids).toEqual(committed.map(({ id }) => id));
      expect(reader.batches.flatMap(({ records }) => records.map(({ value }) => JSON.parse(value) as unknown))).toEqual(
        committed,
      );
    });
  });

  it('has a fixed number of partitions, in one of which a pool lies', () => {
    expect(bus().partitions).toBeGreaterThanOrEqual(1);
    expect(bus().partitionOf(POOL)).toBe(bus().partitionOf(POOL));
    expect(bus().partitionOf(POOL)).toBeLessThan(bus().partitions);
  });
}

/** What a Bus promises that writes to a disk of its own. */
export function fullDiskContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const bus = () => subject().platform.bus;

  it('refuses when the disk is full, keeps nothing of it, and goes on reading', async () => {
    await bus().append(inputs(0, 2));
    subject().fillDisk(true);
    await expect(bus().append(inputs(2, 4))).rejects.toMatchObject({ name: 'OutsideWorld', code: 'disk-full' });

    expect(await bus().at('inputs', bus().partitionOf(POOL), 1)).toMatchObject({ id: 'i1' });
    expect(await bus().newest('inputs', bus().partitionOf(POOL))).toBe(2);
  });
}
