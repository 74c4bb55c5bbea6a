import type { Envelope } from '#libs/kernel/envelope.js';
import type { Bus, Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from './origin-sender.js';
import { behind, fromNewest } from './reader-position.js';
import { runDuties, type Eraser } from './run-duties.js';
import { wokenWork } from './woken-work.js';

/** What is not clean yet is looked at again so soon, ms: another service may be about to report. */
const SOONEST = 1_000;

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
  const work = wokenWork(clock, () => runDuties(platform, sender, erasers), { soonest: SOONEST });
  const subscription = await bus.subscribe(erasuresOf(bus, group, work.wake));
  work.wake();
  return {
    health: () => subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await work.idle();
    },
    async stop() {
      await Promise.all([work.stop(), subscription.stop()]);
    },
  };
}

/** Listens from now on: what was said before is found in the records. */
function erasuresOf(bus: Bus, group: string, heard: () => void): Subscribing {
  const { position, passed, lost } = fromNewest(bus);
  return {
    ...{ topic: 'pool-events', group, maxRecords: 1000, maxBytes: 4_000_000, position, lost },
    async handle({ partition, records }) {
      const asks = records.some(({ value }) => asksForWork(value));
      if (asks) heard();
      await passed(partition, behind(records), asks);
      return behind(records);
    },
  };
}

/** Somebody is erased, or a pool has moved in, perhaps with erasures that are not complete. */
function asksForWork(value: string): boolean {
  if (!value.includes('privacy.erased') && !value.includes('pool.arrived')) return false;
  return ['privacy.erased', 'pool.arrived'].includes((JSON.parse(value) as Envelope).type);
}
