import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { InputLog } from './input-log.js';
import { Lane } from './lane.js';

/** The topic as it lies on the broker: whose inputs, and how many. */
let topic: { of: string; ends: number };
let clock: VirtualClock;
let log: InputLog;
let lane: Lane;
let heard: string[];
let next: number;

/** The broker hands over what lies there from the next on. */
function fetched(): void {
  const messages = Array.from({ length: topic.ends - next }, (_, at) => {
    const id = Buffer.from(`${topic.of}${String(next + at)}`);
    return { offset: String(next + at), value: Buffer.from('{}'), headers: { id }, attributes: 0, timestamp: '0' };
  });
  if (log.feed(messages as unknown as KafkaMessage[], topic.ends)) next = topic.ends;
  lane.notice();
}

beforeEach(async () => {
  [topic, heard, next] = [{ of: 'ours', ends: 3 }, [], 0];
  clock = new VirtualClock(0);
  const limits = { maxRecords: 100, maxBytes: 1_000_000 };
  log = new InputLog({
    ...{ group: 'contacts', topic: 'inputs', name: 'kith.inputs', partition: 0, limits },
    tap: { seek: (offset) => void (next = offset), pause: () => undefined, resume: () => undefined },
    ends: async () => ({ low: 0, high: topic.ends }),
  });
  lane = new Lane({
    reader: {
      ...{ topic: 'inputs', group: 'contacts', ...limits },
      async position() {
        if (heard.length > 0 && topic.of !== 'ours') throw new OutsideWorld('another log', true, 'log-foreign');
        return heard.length;
      },
      async handle({ records }) {
        heard.push(...records.map(({ id }) => id));
        return heard.length;
      },
    },
    ...{ partition: 0, clock, log, begin: async () => undefined, stopped: () => undefined },
  });
  await clock.advance(1);
  fetched();
  await clock.advance(2);
  expect(heard).toEqual(['ours0', 'ours1', 'ours2']);
});
afterEach(() => lane.end(false));

it('a topic that was made again, and is longer than the one that was read, is not read on', async () => {
  topic = { of: 'theirs', ends: 10 };
  lane.reassigned();
  await clock.advance(10_000);
  fetched();
  await clock.advance(20_000);

  expect([heard.length, lane.health()]).toEqual([3, 'another log']);
});

it('what was fetched of it is forgotten once the right one is put back', async () => {
  topic = { of: 'theirs', ends: 10 };
  fetched();
  lane.reassigned();
  topic = { of: 'ours', ends: 5 };
  lane.reassigned();
  await clock.advance(20_000);
  fetched();
  await clock.advance(30_000);

  expect([heard.slice(3), lane.health()]).toEqual([['ours3', 'ours4'], null]);
});

it('one that is shorter than before, but not shorter than the position, is noticed by a look', async () => {
  topic = { of: 'ours', ends: 5 };
  log.feed([], 5);
  topic = { of: 'theirs', ends: 4 };
  lane.look();
  await clock.advance(10_000);

  expect([heard.length, lane.health()]).toEqual([3, 'another log']);
});
