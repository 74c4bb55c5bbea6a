import type { Envelope } from '#libs/kernel/envelope.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { ownErasers, runDuties, type Eraser } from './inputs/run-duties.js';

export type { Eraser };

const RETRY_MS = 60_000;

/** Work that erasures still ask for. */
export interface Duties {
  /** Resolves when no store is being cleaned. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Does the duties of erasures: those left from before at once, new ones when the erasure is committed, failed ones a minute later. */
export async function startDuties(
  platform: Platform,
  sender: OriginSender,
  others: Readonly<Record<string, Eraser>>,
): Promise<Duties> {
  const { bus, clock } = platform;
  const erasers = { ...ownErasers(platform), ...others };
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const work = (): void => {
    if (stopped) return;
    running = running
      .then(() => runDuties(platform, sender, erasers))
      .then(
        () => undefined,
        () => void clock.at(clock.now() + RETRY_MS, work),
      );
  };
  const next = new Map<number, number>();
  const subscription = await bus.subscribe({
    topic: 'pool-events',
    group: 'duties',
    maxRecords: 1000,
    maxBytes: 4_000_000,
    position: async (partition) => next.get(partition) ?? bus.newest('pool-events', partition),
    handle: ({ partition, records }) => {
      const after = (records.at(-1)?.offset ?? -1) + 1;
      next.set(partition, after);
      if (
        records.some(
          ({ value }) => value.includes('privacy.erased') && (JSON.parse(value) as Envelope).type === 'privacy.erased',
        )
      )
        work();
      return Promise.resolve(after);
    },
  });
  work();
  return {
    async idle() {
      await subscription.caughtUp();
      await running;
    },
    async stop() {
      stopped = true;
      await subscription.stop();
      await running;
    },
  };
}
