import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CompressionCodecs, CompressionTypes, KafkaJSNonRetriableError } from 'kafkajs';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { KafkaBus } from './kafka.bus.js';
import { eventually, GivenKafka, Listener } from './testing/given-kafka.js';

describe('what should not lie on a topic', () => {
  let given: GivenKafka;
  let bus: KafkaBus;
  beforeEach(async () => {
    given = new GivenKafka();
    bus = await given.bus();
  });
  afterEach(() => given.close());

  const [here, there] = ['p_a', 'p_j'];
  const input = (id: string, pool: string): InputEnvelope => ({
    id,
    pool,
    kind: 'contract.said',
    version: 1,
    at: 0,
    actor: 'clock',
    data: null,
  });

  /** Two inputs before it, one behind it, and one in another partition. */
  async function around(write: () => Promise<void>): Promise<void> {
    expect(bus.partitionOf(here)).not.toBe(bus.partitionOf(there));
    await bus.append([input('before', here), input('too', here)]);
    await write();
    await bus.append([input('behind', here), input('elsewhere', there)]);
  }

  const cases = [
    {
      title: 'a zstd batch',
      sentence: /the record at 2 of .*inputs, partition \d, is compressed with zstd, which Kith does not read/,
      write: () => given.writeZstd('inputs', bus.partitionOf(here), 3),
      size: 3,
    },
    {
      title: 'a 2 MB message',
      sentence: /the record at 2 of .*inputs, partition \d, has 2000000 bytes, more than one record may have/,
      write: () => given.writeLarge('inputs', bus.partitionOf(here), 2_000_000),
      size: 1,
    },
  ];

  it.each(cases)('$title: its partition waits with a sentence, nothing is skipped, the others go on', async (bad) => {
    await around(bad.write);
    const reader = new Listener('inputs');
    const subscription = await bus.subscribe(reader);
    await eventually(
      () => subscription.health() !== null && reader.ids.includes('elsewhere'),
      () => [subscription.health(), reader.ids],
    );

    expect(subscription.health()).toMatch(bad.sentence);
    expect(reader.ids.filter((id) => id !== 'elsewhere')).toEqual(['before', 'too']);
    await bus.append([input('later', there)]);
    await eventually(
      () => reader.ids.includes('later'),
      () => reader.ids,
    );
    expect(subscription.health()).toMatch(bad.sentence);
  });

  it.each(cases)('$title: goes on by itself once the position lies behind it', async (bad) => {
    await around(bad.write);
    const reader = new Listener('inputs');
    const subscription = await bus.subscribe(reader);
    await eventually(
      () => subscription.health() !== null,
      () => reader.ids,
    );
    reader.store.set(bus.partitionOf(here), 2 + bad.size);
    await eventually(
      () => reader.ids.includes('behind'),
      () => reader.ids,
    );

    expect(subscription.health()).toBeNull();
  });

  it('that ends a consumer for good shows, is told to the process, and another consumer is made', async () => {
    const crashes: string[] = [];
    const own = await given.bus({ crashed: (sentence) => crashes.push(sentence) });
    await around(() => given.writeZstd('inputs', bus.partitionOf(here), 3));
    await own.newest('inputs', 0);
    const reader = new Listener('inputs');
    const subscription = await own.subscribe(reader);
    // What kafkajs does by itself with a batch like that, until the next client is made.
    (CompressionCodecs as Record<number, unknown>)[CompressionTypes.ZSTD] = () => {
      throw new KafkaJSNonRetriableError('ZSTD compression not implemented');
    };
    await eventually(
      () => crashes.length > 0 && reader.ids.includes('elsewhere'),
      () => [crashes, reader.ids],
    );
    await eventually(
      () => subscription.health()?.includes('zstd') === true,
      () => subscription.health(),
    );

    expect(crashes[0]).toMatch(/ZSTD compression not implemented/);
    expect(reader.ids.filter((id) => id !== 'elsewhere')).toEqual(['before', 'too']);
  });

  it('a record that is no envelope reaches its reader as it is', async () => {
    const producer = await given.producer();
    await producer.send({ topic: given.topic('inputs'), messages: [{ partition: 1, value: 'not {json' }] });
    const reader = new Listener('inputs');
    await (await bus.subscribe(reader)).caughtUp();

    expect(reader.heard).toEqual([{ partition: 1, offset: 0, id: 'inputs/1/0', value: 'not {json' }]);
  });

  it('is read one record at a time only as the log has it, not beyond its ends', async () => {
    await bus.append([input('one', here), input('two', here)]);
    const partition = bus.partitionOf(here);

    expect(await bus.at('inputs', partition, 1)).toMatchObject({ offset: 1, id: 'two' });
    expect(await bus.at('inputs', partition, 2)).toBeNull();
    expect(await bus.at('inputs', partition, -1)).toBeNull();
  });
});
