import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { until } from '#libs/testing/cluster/until.js';
import { GivenKafka, Listener } from './testing/given-kafka.js';

const PARTITION = 1;

let given: GivenKafka;
beforeEach(() => {
  given = new GivenKafka();
});
afterEach(() => given.close());

const commit = (...seqs: number[]) =>
  given.log.add(
    PARTITION,
    seqs.map((seq) => ({ id: `p/1/${String(seq)}`, value: '{}' })),
  );

it('pool-events deleted under its owner and its readers: it is made again, what was not published is, and nobody misses anything', async () => {
  const [bus, other] = [await given.bus(), await given.bus()];
  const feed = new Listener('pool-events');
  const reading = await other.subscribe(feed);
  const owning = await bus.subscribe(new Listener('inputs', 'contacts'));
  const published = (count: number) =>
    until(
      `${String(count)} events are published and read`,
      async () => [await given.log.cursor(PARTITION), feed.heard.length, bus.health(), reading.health()],
      ([cursor, heard]) => cursor === count && heard === count,
    );
  commit(0, 1, 2);
  await published(3);

  const admin = await given.admin();
  const topic = given.topic('pool-events');
  await admin.deleteTopics({ topics: [topic] });
  await until(
    'the topic is gone',
    () => admin.listTopics(),
    (topics) => !topics.includes(topic),
  );
  commit(3, 4);
  await published(5);
  commit(5);
  await published(6);

  expect(feed.ids).toEqual([0, 1, 2, 3, 4, 5].map((seq) => `p/1/${String(seq)}`));
  const lying = await given.lying('pool-events', PARTITION);
  expect(lying.at(-1)?.headers?.['n']?.toString()).toBe('5');
  await until(
    'all is well',
    () => bus.health() ?? reading.health() ?? owning.health(),
    (sentence) => sentence === null,
  );
});
