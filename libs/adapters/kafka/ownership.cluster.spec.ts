/* eslint max-lines: [error, 400] -- one topic, and each way to lose it */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus, BusBatch } from '#libs/ports/bus.js';
import { until } from '#libs/testing/cluster/until.js';
import { eventually, GivenKafka, Listener } from './testing/given-kafka.js';

describe('inputs and who owns them', () => {
  let given: GivenKafka;
  beforeEach(() => {
    given = new GivenKafka({ partitions: 4 });
  });
  afterEach(() => given.close());

  const pools = ['p_a', 'p_b', 'p_c', 'p_d', 'p_e', 'p_f'];
  const said = (from: number, to: number): InputEnvelope[] =>
    Array.from({ length: to - from }, (_, at) => {
      const id = `i${String(from + at)}`;
      const pool = pools[(from + at) % pools.length] ?? '';
      return { id, pool, kind: 'contract.said', version: 1, at: 0, actor: 'clock', data: null };
    });
  const sorted = (ids: Iterable<string>) => [...ids].sort();

  it('group offsets ahead: the position in the reader’s own store alone counts', async () => {
    const bus = await given.bus();
    await bus.append(said(0, 40));
    const admin = await given.admin();
    const topic = given.topic('inputs');
    const ends = await admin.fetchTopicOffsets(topic);
    const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
    await admin.setOffsets({ groupId: `${topic}.listener`, topic, partitions });
    const reader = new Listener('inputs');
    await (await bus.subscribe(reader)).caughtUp();

    expect(sorted(reader.ids)).toEqual(sorted(said(0, 40).map(({ id }) => id)));
  });

  it('are marked as read in the group, for tools that show how far it lags', async () => {
    const bus = await given.bus();
    await bus.append(said(0, 40));
    const subscription = await bus.subscribe(new Listener('inputs'));
    await subscription.caughtUp();
    await subscription.stop();

    const admin = await given.admin();
    const topic = given.topic('inputs');
    const [offsets] = await admin.fetchOffsets({ groupId: `${topic}.listener`, topics: [topic] });
    const marked = offsets?.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
    expect(marked).toBe(40);
  });

  it('partition count changed: refuses to start', async () => {
    await given.bus();
    await given.grow('inputs', 6);

    await expect(given.bus()).rejects.toMatchObject({ code: 'topic-wrong' });
    await expect(given.bus()).rejects.toThrow(/inputs has 6 partitions, but 4 are recorded for this data/);
  });

  it('partition count changed: a topic made for another number is not used', async () => {
    await given.bus();

    await expect(given.bus({ partitions: 8 })).rejects.toThrow(/has 4 partitions, but 8 are recorded/);
  });

  it('topic made again: before a log that ends before the position its reader waits with a sentence', async () => {
    const first = await given.bus();
    await first.append(said(0, 60));
    const reader = new Listener('inputs');
    await (await first.subscribe(reader)).caughtUp();
    await first.close();
    const admin = await given.admin();
    await admin.deleteTopics({ topics: [given.topic('inputs')] });
    const bus = await eventuallyOpen();
    await bus.append(said(100, 106));
    const again = new Listener('inputs', 'listener', reader.store);
    const subscription = await bus.subscribe(again);
    await eventually(
      () => subscription.health() !== null,
      () => again.ids,
    );

    expect(subscription.health()).toMatch(/^listener stands at \d+ of inputs, partition \d, which ends at \d/);
    expect(again.ids).toEqual([]);
  });

  it('topic made again while it is read: nothing of the new one is taken for the old', async () => {
    const bus = await given.bus();
    await bus.append(said(0, 60));
    const reader = new Listener('inputs');
    const subscription = await bus.subscribe(reader);
    await subscription.caughtUp();
    const admin = await given.admin();
    await admin.deleteTopics({ topics: [given.topic('inputs')] });
    const other = await eventuallyOpen();
    await other.append(said(100, 124));
    await eventually(
      () => subscription.health()?.includes('ends at') === true,
      () => [subscription.health(), reader.ids.length],
    );

    expect(reader.ids.length).toBe(60);
  });

  it('before a log that begins beyond the position its reader waits with a sentence, and goes on once that is moved', async () => {
    const bus = await given.bus();
    await bus.append(said(0, 60));
    const admin = await given.admin();
    const topic = given.topic('inputs');
    await admin.fetchTopicOffsets(topic);
    const partition = bus.partitionOf('p_a');
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: '5' }] });
    const reader = new Listener('inputs');
    const subscription = await bus.subscribe(reader);
    await eventually(
      () => subscription.health() !== null,
      () => reader.ids,
    );

    expect(subscription.health()).toMatch(/stands at 0 of inputs, partition \d, which begins at 5/);
    expect(reader.heard.some((record) => record.partition === partition)).toBe(false);
    reader.store.set(partition, 5);
    await eventually(
      () => subscription.health() === null,
      () => subscription.health(),
    );
    expect(reader.heard.find((record) => record.partition === partition)?.offset).toBe(5);
  });

  it('consumers joining and leaving: every input is handled once, whoever owns it', async () => {
    const bus = await given.bus();
    const store = new Map<number, number>();
    const readers: Listener[] = [];
    const join = async () => {
      const reader = new FencedListener('inputs', 'listener', store);
      readers.push(reader);
      return { reader, subscription: await (await given.bus()).subscribe(reader) };
    };
    const stays = await join();
    let sent = 0;
    for (let round = 0; round < 5; round++) {
      const comes = await join();
      await eventually(
        async () => {
          await bus.append(said(sent, sent + 50));
          sent += 50;
          return comes.reader.ids.length > 0;
        },
        () => [comes.subscription.health(), [...store]],
      );
      await comes.subscription.stop();
    }
    await stays.subscription.caughtUp();
    await eventually(
      () => readers.flatMap(({ ids }) => ids).length >= sent,
      () => [...store],
    );

    const handled = readers.flatMap(({ ids }) => ids);
    expect(sorted(handled)).toEqual(sorted(said(0, sent).map(({ id }) => id)));
  });

  it('that wait for a day are an alarm: Kafka does not keep them for ever', async () => {
    const bus = await given.bus();
    const [topic, partition] = [given.topic('inputs'), bus.partitionOf('p_a')];
    const written = (value: string, hoursAgo: number) => {
      const timestamp = String(Date.now() - hoursAgo * 3_600_000);
      return { topic, messages: [{ partition, timestamp, value }] };
    };
    const producer = await given.producer();
    await producer.send(written('{"old":true}', 25));
    await producer.send(written('{"old":false}', 23));
    let go: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (go = resolve));
    const reader = new Listener('inputs');
    reader.onBatch = () => blocked;
    const subscription = await bus.subscribe(reader);
    await eventually(
      () => subscription.health() !== null,
      () => reader.ids,
    );

    const sentence = `inputs has waited for listener in partition ${String(partition)} for 25 hours, and Kafka keeps it for 7 days only.`;
    expect(subscription.health()).toBe(sentence);
    go();
    await subscription.caughtUp();
    await eventually(
      () => subscription.health() === null,
      () => subscription.health(),
    );
    expect(reader.ids).toHaveLength(2);
  });

  /** A deleted topic is not gone at once. */
  function eventuallyOpen(): Promise<Bus> {
    const opened = async (): Promise<Bus | Error> => {
      try {
        const bus = await given.bus();
        await bus.append(said(99, 100));
        return bus;
      } catch (error) {
        return error as Error;
      }
    };
    return until('a topic that takes inputs', opened, (seen) => !(seen instanceof Error)) as Promise<Bus>;
  }
});

/** As a ledger does it: who has not the position any more commits nothing. */
class FencedListener extends Listener {
  override maxRecords = 10;

  override handle = async (batch: BusBatch): Promise<number> => {
    const stored = this.store.get(batch.partition) ?? 0;
    if (batch.records[0]?.offset !== stored) return stored;
    for (const record of batch.records) this.heard.push({ ...record, partition: batch.partition });
    this.store.set(batch.partition, stored + batch.records.length);
    return stored + batch.records.length;
  };
}
