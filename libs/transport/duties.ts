import type { Envelope } from '#libs/kernel/envelope.js';
import type { Bus, Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from './origin-sender.js';
import { runDuties, type Eraser } from './run-duties.js';

/** ms until what is not clean yet is looked at again: another service may be about to report; each time twice as long */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const HOUR = 3_600_000;

/** Work that erasures still ask for. */
export interface Duties {
  /** null while all is well, else one sentence for the readiness page */
  health: () => string | null;
  /** Resolves when no store is being cleaned. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
}

interface DutiesOptions {
  /** names this service's reader of erasures */
  group: string;
  sender: OriginSender;
  /** the stores that are cleaned here */
  erasers: Readonly<Record<string, Eraser>>;
}

/**
 * Does a service's duties of erasures: those left from before at once, new ones when the erasure is committed, what
 * failed or is not clean yet a second later and then ever more seldom, every minute in the end, and what another
 * instance was told of and did not do within the hour.
 */
export async function startDuties(platform: Platform, { group, sender, erasers }: DutiesOptions): Promise<Duties> {
  const { bus, clock } = platform;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let wait = FIRST_WAIT;
  let cancel = (): void => undefined;
  const again = (ms: number): void => {
    cancel();
    if (!stopped) cancel = clock.at(clock.now() + ms, work);
  };
  const run = async (): Promise<void> => {
    if (stopped) return;
    const left = await runDuties(platform, sender, erasers).catch(() => 1);
    again(left > 0 ? wait : HOUR);
    wait = left > 0 ? Math.min(2 * wait, LONGEST_WAIT) : FIRST_WAIT;
  };
  const work = (): void => void (running = running.then(run));
  const heard = (): void => {
    wait = FIRST_WAIT;
    work();
  };
  const subscription = await bus.subscribe(erasuresOf(bus, group, heard));
  work();
  return {
    health: () => subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await running;
    },
    async stop() {
      stopped = true;
      cancel();
      await subscription.stop();
      await running;
    },
  };
}

/** Listens from now on: what was said before is found in the records. */
function erasuresOf(bus: Bus, group: string, heard: () => void): Subscribing {
  const next = new Map<number, number>();
  return {
    topic: 'pool-events',
    group,
    maxRecords: 1000,
    maxBytes: 4_000_000,
    position: async (partition) => next.get(partition) ?? bus.newest('pool-events', partition),
    handle: ({ partition, records }) => {
      const after = (records.at(-1)?.offset ?? -1) + 1;
      next.set(partition, after);
      if (records.some(({ value }) => asksForWork(value))) heard();
      return Promise.resolve(after);
    },
    lost: (partition) => void next.delete(partition),
  };
}

/** Somebody is erased, or a pool has moved in, perhaps with erasures that are not complete. */
function asksForWork(value: string): boolean {
  if (!value.includes('privacy.erased') && !value.includes('pool.arrived')) return false;
  return ['privacy.erased', 'pool.arrived'].includes((JSON.parse(value) as Envelope).type);
}
