import { OutsideWorld } from '#libs/kernel/errors.js';
import { createClient } from './client.js';
import { outside } from './failures.js';
import { KafkaBus } from './kafka.bus.js';
import type { KafkaBusOptions, TopicNames } from './options.js';
import { ensureTopics } from './topics.js';
import type { TopicSize } from './topics.js';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const PARTITIONS = 64;

/**
 * Opens the bus: makes the topics that are missing and asserts the others. Waits as long as no broker answers, and says
 * why to `waiting`. Throws OutsideWorld `topic-wrong` with one sentence if a topic is not as it must be, `not-opened`
 * if `signal` ended the waiting.
 */
export async function openKafkaBus(options: KafkaBusOptions, signal?: AbortSignal): Promise<KafkaBus> {
  const { namespace = 'kith', partitions = PARTITIONS, replication = 1 } = options;
  const names: TopicNames = { inputs: `${namespace}.inputs`, 'pool-events': `${namespace}.pool-events` };
  await whenPossible(() => prepare(options, names, { partitions, replication }), options, signal);
  return new KafkaBus({ ...options, names, partitions, replication });
}

async function prepare(options: KafkaBusOptions, names: TopicNames, size: TopicSize): Promise<void> {
  const admin = createClient(options, 'admin').admin({ retry: { retries: 3 } });
  try {
    await admin.connect();
    await ensureTopics(admin, names, size);
  } finally {
    await admin.disconnect();
  }
}

async function whenPossible(work: () => Promise<void>, options: KafkaBusOptions, signal?: AbortSignal): Promise<void> {
  const { brokers, waiting } = options;
  const attempt = async (): Promise<OutsideWorld | null> => {
    try {
      await work();
      return null;
    } catch (error) {
      return outside(error, brokers);
    }
  };
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const reason = await attempt();
    waiting?.(reason === null ? null : reason.message);
    if (reason === null) return;
    if (!reason.retriable) throw reason;
    await pause(options, wait, signal);
    if (signal?.aborted === true) throw new OutsideWorld(reason.message, false, 'not-opened', { cause: reason });
  }
}

function pause({ clock }: KafkaBusOptions, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.at(clock.now() + ms, resolve);
    const end = (): void => {
      cancel();
      resolve();
    };
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end, { once: true });
  });
}
