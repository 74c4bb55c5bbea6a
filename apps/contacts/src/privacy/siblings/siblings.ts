import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { SiblingTelling } from './tell-siblings.js';
import { siblingsReader } from './siblings.consumer.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** The pools of one organisation hear of each other's objections and erasures. */
export interface Siblings {
  /** null while all is well, else one sentence for the readiness page */
  health(): string | null;
  /** Resolves when every event so far has been read and nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** What was said before the last end is told at once, what follows when it is read, and what nobody answered a minute later. */
export async function startSiblings(platform: Platform, sender: OriginSender): Promise<Siblings> {
  const { bus, clock } = platform;
  const telling = new SiblingTelling(platform, sender);
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let cancel = (): void => undefined;
  const run = async (): Promise<void> => {
    if (stopped) return;
    const open = await telling.begin().catch(() => 1);
    cancel();
    cancel = clock.at(clock.now() + (open > 0 ? MINUTE : HOUR), work);
  };
  const work = (): void => void (running = running.then(run));
  const subscription = await bus.subscribe(siblingsReader(platform, work));
  work();
  return {
    health: () => subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await running;
      await telling.idle();
    },
    async stop() {
      stopped = true;
      cancel();
      await subscription.stop();
      await running;
    },
  };
}
