import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { wokenWork } from '#libs/transport/woken-work.js';
import { SiblingTelling } from './tell-siblings.js';
import { siblingsReader } from './siblings.consumer.js';

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
  const work = wokenWork(clock, () => telling.begin());
  const subscription = await bus.subscribe(siblingsReader(platform, work.wake));
  work.wake();
  return {
    health: () => subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await work.idle();
      await telling.idle();
    },
    async stop() {
      await Promise.all([work.stop(), subscription.stop()]);
    },
  };
}
