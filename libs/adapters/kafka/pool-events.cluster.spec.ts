import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, GivenKafka, Listener } from './testing/given-kafka.js';
import { eventRecord } from './records.js';

const PARTITION = 1;

describe('pool-events', () => {
  let given: GivenKafka;
  beforeEach(() => {
    given = new GivenKafka();
  });
  afterEach(() => given.close());

  const events = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => ({
      id: `p/1/${String(from + at)}`,
      value: `{"seq":${String(from + at)}}`,
    }));
  const ids = (from: number, to: number) => events(from, to).map(({ id }) => id);
  const commit = (from: number, to: number) => given.log.add(PARTITION, events(from, to));

  /** Puts events on the topic, by their numbers, as some publisher might. */
  async function publish(...numbers: number[]): Promise<void> {
    const producer = await given.producer();
    const records = numbers.map((n) =>
      eventRecord('', PARTITION, { n, ...(events(n, n + 1)[0] ?? { id: '', value: '' }) }),
    );
    await producer.send({
      topic: given.topic('pool-events'),
      messages: records.map(({ topic: _, ...message }) => message),
    });
  }

  async function owner(): Promise<Listener> {
    const bus = await given.bus();
    const reader = new Listener('inputs', 'contacts');
    await bus.subscribe(reader);
    return reader;
  }

  it('are published by the owner of the inputs, in order, with their numbers', async () => {
    await owner();
    commit(0, 3);
    await eventually(
      async () => (await given.log.cursor(PARTITION)) === 3,
      () => 'cursor',
    );
    commit(3, 5);
    await eventually(
      async () => (await given.log.cursor(PARTITION)) === 5,
      () => 'cursor',
    );

    const lying = await given.lying('pool-events', PARTITION);
    expect(lying.map(({ headers }) => headers?.['n']?.toString())).toEqual(['0', '1', '2', '3', '4']);
    expect(lying.map(({ headers }) => headers?.['id']?.toString())).toEqual(ids(0, 5));
  });

  it('are not published by anybody else', async () => {
    const bus = await given.bus();
    commit(0, 3);
    await (await bus.subscribe(new Listener('inputs', 'somebody'))).caughtUp();
    await (await bus.subscribe(new Listener('pool-events'))).caughtUp();

    expect(await given.lying('pool-events', PARTITION)).toEqual([]);
    expect(await given.log.cursor(PARTITION)).toBe(0);
  });

  it('reach a new reader from the beginning, whatever Kafka still holds', async () => {
    commit(0, 250);
    const reader = new Listener('pool-events');
    const bus = await given.bus();
    await (await bus.subscribe(reader)).caughtUp();

    expect(reader.ids).toEqual(ids(0, 250));
    expect(reader.heard.map(({ offset }) => offset)).toEqual(events(0, 250).map((_, n) => n));
  });

  it('that are missing are read from the ledger: reader with a gap', async () => {
    const reader = new Listener('pool-events');
    const bus = await given.bus();
    await (await bus.subscribe(reader)).caughtUp();
    commit(0, 1);
    await publish(0);
    await eventually(
      () => reader.heard.length === 1,
      () => reader.ids,
    );
    commit(1, 10);
    await publish(1, 2, 7, 8);
    await eventually(
      () => reader.heard.length >= 9,
      () => reader.ids,
    );

    expect(reader.ids).toEqual(ids(0, 9));
  });

  it('published twice count once: doubled publication', async () => {
    const reader = new Listener('pool-events');
    const bus = await given.bus();
    await (await bus.subscribe(reader)).caughtUp();
    commit(0, 6);
    await publish(0, 1, 2, 0, 1, 2, 3);
    await publish(2, 3);
    await publish(4, 5);
    await eventually(
      () => reader.heard.length >= 6,
      () => reader.ids,
    );

    expect(reader.ids).toEqual(ids(0, 6));
  });

  it('go on over records that cannot be read, which somebody else must have written', async () => {
    const reader = new Listener('pool-events');
    const bus = await given.bus();
    const subscription = await bus.subscribe(reader);
    await subscription.caughtUp();
    commit(0, 2);
    await publish(0, 1);
    await given.writeZstd('pool-events', PARTITION, 3);
    commit(2, 4);
    await publish(2, 3);
    await eventually(
      () => reader.heard.length >= 4,
      () => [reader.ids, subscription.health()],
    );

    expect(reader.ids).toEqual(ids(0, 4));
  });

  it('go on after a publisher crashed between send and cursor', async () => {
    await given.bus();
    commit(0, 4);
    await publish(0, 1, 2, 3);
    const reader = new Listener('pool-events');
    await (await given.bus()).subscribe(reader);
    await eventually(
      () => reader.heard.length === 4,
      () => reader.ids,
    );
    await owner();
    commit(4, 6);
    await eventually(
      () => reader.heard.length >= 6,
      () => reader.ids,
    );

    expect(await given.log.cursor(PARTITION)).toBe(6);
    expect((await given.lying('pool-events', PARTITION)).length).toBe(10);
    expect(reader.ids).toEqual(ids(0, 6));
  });

  it('with a gap in the ledger too stop the reader with a sentence', async () => {
    const reader = new Listener('pool-events');
    const bus = await given.bus();
    const subscription = await bus.subscribe(reader);
    await subscription.caughtUp();
    commit(0, 6);
    given.log.lose(PARTITION, 2, 4);
    await publish(0, 1, 5);
    await eventually(
      () => subscription.health() !== null,
      () => reader.ids,
    );

    expect(subscription.health()).toMatch(/stands at 2 of pool-events.*gap.*ledger/);
    expect(reader.ids).toEqual(ids(0, 2));
  });

  it('ahead of a restored ledger stop the owner with the command that opens a new epoch', async () => {
    commit(0, 5);
    const bus = await given.bus();
    await publish(0, 1, 2, 3, 4);
    given.log.lose(PARTITION, 3);
    const reader = new Listener('inputs', 'contacts');
    const subscription = await bus.subscribe(reader);
    await eventually(
      () => subscription.health() !== null,
      () => reader.ids,
    );

    expect(subscription.health()).toMatch(
      /holds event 4 of partition 1, but the ledger ends before 3.*kith ledger new-epoch/,
    );

    await bus.forgetPublished();
    const again = await (await given.bus()).subscribe(new Listener('inputs', 'contacts'));
    await again.caughtUp();
    expect(again.health()).toBeNull();
  });
});
