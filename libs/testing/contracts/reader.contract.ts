import { describe, expect, it } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { after, failing, GivenReader, held, inputs, numbers, once, plain, POOL } from './given-bus.js';
import { until } from './subject.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

/** What every Bus promises a reader whose work fails, jumps, stops and comes back. */
export function readerContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const bus = () => subject().platform.bus;

  it('wakes when something is appended', async () => {
    const reader = new GivenReader(subject());
    const subscription = await bus().subscribe(reader);
    await subscription.caughtUp();
    await bus().append(inputs(0, 1));
    await until(subject(), () => reader.next === 1);
    await bus().append(inputs(1, 3));
    await until(subject(), () => reader.next === 3);

    expect(reader.ids).toEqual(['i0', 'i1', 'i2']);
  });

  it('hands a batch out again after a failure that waiting helps, and asks for the position first', async () => {
    await bus().append(inputs(0, 3));
    const reader = new GivenReader(subject());
    reader.onBatch = failing(3, new OutsideWorld('the store is away', true, 'store-unavailable'));
    const subscription = await bus().subscribe(reader);
    await until(subject(), () => reader.next === 3);

    expect(reader.offsets).toEqual([0, 1, 2]);
    expect(reader.asked).toBe(4);
    expect(subscription.health()).toBeNull();
  });

  it('says why it waits, and no longer once it has gone on', async () => {
    await bus().append(inputs(0, 1));
    const reader = new GivenReader(subject());
    let away = true;
    reader.onBatch = async (batch) => {
      if (away) throw new OutsideWorld('the store is away', true, 'store-unavailable');
      return after(batch);
    };
    const subscription = await bus().subscribe(reader);
    await until(subject(), () => subscription.health() === 'the store is away');
    away = false;
    await until(subject(), () => reader.next === 1 && subscription.health() === null);

    expect(reader.offsets).toEqual([0]);
  });

  it('waits out a full disk', async () => {
    await bus().append(inputs(0, 1));
    const reader = new GivenReader(subject());
    reader.onBatch = failing(2, new OutsideWorld('no room', false, 'disk-full'));
    await bus().subscribe(reader);
    await until(subject(), () => reader.next === 1);

    expect(reader.offsets).toEqual([0]);
  });

  it('waits out a position that cannot be read', async () => {
    await bus().append(inputs(0, 1));
    const reader = new GivenReader(subject());
    let asked = 0;
    const position = async (partition: number) => {
      if (partition === reader.partition && ++asked < 3)
        throw new OutsideWorld('the store is away', true, 'store-unavailable');
      return 0;
    };
    await bus().subscribe({ ...plain(reader), position });
    await until(subject(), () => reader.next === 1);

    expect(asked).toBe(3);
  });

  it('stops for good at anything else that is thrown, says so, and leaves the others alone', async () => {
    await bus().append(inputs(0, 3));
    const [broken, well] = [
      new GivenReader(subject(), 'inputs', 'broken'),
      new GivenReader(subject(), 'inputs', 'well'),
    ];
    broken.onBatch = failing(1, new Error('a bug of ours'));
    const stopped = await bus().subscribe(broken);
    const going = await bus().subscribe(well);

    await expect(stopped.caughtUp()).rejects.toMatchObject({ code: 'reader-stopped' });
    expect(stopped.health()).toContain('a bug of ours');
    await going.caughtUp();
    expect(well.offsets).toEqual([0, 1, 2]);
    await bus().append(inputs(3, 4));
    await going.caughtUp();
    expect(broken.offsets).toEqual([]);
  });

  describe('goes where the handler asks', () => {
    it('into the batch: the rest comes again', async () => {
      await bus().append(inputs(0, 10));
      const reader = new GivenReader(subject());
      reader.onBatch = once(4);
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.batches.map(({ records }) => records[0]?.offset)).toEqual([0, 4]);
      expect(reader.batches[1]?.records.map(({ offset }) => offset)).toEqual(numbers(4, 10));
    });

    it('back before it', async () => {
      await bus().append(inputs(0, 20));
      const reader = new GivenReader(subject());
      reader.next = 12;
      reader.onBatch = once(5);
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.offsets).toEqual([...numbers(12, 20), ...numbers(5, 20)]);
    });

    it('forward over what it has already', async () => {
      await bus().append(inputs(0, 30));
      const reader = new GivenReader(subject());
      reader.onBatch = once(25);
      await (await bus().subscribe(reader)).caughtUp();

      expect(reader.offsets).toEqual([...numbers(0, 10), ...numbers(25, 30)]);
    });
  });

  it('goes on from the position in the reader’s own store after a restart', async () => {
    await bus().append(inputs(0, 30));
    const before = new GivenReader(subject());
    before.onBatch = async (batch) => {
      if (batch.records[0]?.offset === 10) throw new Error('killed here');
      return after(batch);
    };
    await expect((await bus().subscribe(before)).caughtUp()).rejects.toThrow();
    await subject().reopen();
    const again = new GivenReader(subject());
    again.next = before.next;
    await (await bus().subscribe(again)).caughtUp();

    expect([...before.offsets, ...again.offsets]).toEqual(numbers(0, 30));
  });

  it('stops after the batch in hand', async () => {
    await bus().append(inputs(0, 30));
    const reader = new GivenReader(subject());
    const started = held();
    const released = held();
    reader.onBatch = async (batch) => {
      started.release();
      await released.promise;
      return after(batch);
    };
    const subscription = await bus().subscribe(reader);
    await started.promise;
    const stopping = subscription.stop();
    released.release();
    await stopping;
    await bus().append(inputs(30, 31));
    await subject().pass(10 * subject().scale.second);

    expect(reader.offsets).toEqual(numbers(0, 10));
    await expect(subscription.caughtUp()).rejects.toMatchObject({ code: 'reader-stopped' });
  });

  it('is caught up only once everything appended before has been handled', async () => {
    const reader = new GivenReader(subject());
    const released = held();
    reader.onBatch = async (batch) => {
      await released.promise;
      return after(batch);
    };
    const subscription = await bus().subscribe(reader);
    await subscription.caughtUp();
    await bus().append(inputs(0, 1));
    let caughtUp = false;
    const waiting = subscription.caughtUp().then(() => (caughtUp = true));
    await subject().pass(subject().scale.second);
    expect(caughtUp).toBe(false);
    released.release();
    await waiting;

    expect(reader.offsets).toEqual([0]);
  });

  it('stops with a sentence where the log does not hold the reader’s position', async () => {
    await bus().append(inputs(0, 3));
    const reader = new GivenReader(subject());
    reader.next = 7;
    const subscription = await bus().subscribe(reader);
    await until(subject(), () => subscription.health() !== null);

    expect(subscription.health()).toMatch(/7.*3/);
    expect(await bus().newest('inputs', bus().partitionOf(POOL))).toBe(3);
  });
}
