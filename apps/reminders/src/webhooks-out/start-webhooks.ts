import type { WebhookWay } from '#libs/platform/open-webhook-way.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { MessageStore } from './message-store.js';
import { WebhookWork, type WebhookParts } from './webhook-work.js';

/** Other systems are being told. */
export interface Webhooks {
  /** null while all is well, else one sentence for the readiness page */
  health: () => string | null;
  /** Resolves when everything decided before is told, or waits for its time. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
}

/** From now on other systems are told, in lanes of their own that hold up nothing else; without a way nobody is. */
export async function startWebhooks(
  platform: Platform,
  way: WebhookWay | undefined,
  parts: Pick<WebhookParts, 'say' | 'report'>,
): Promise<Webhooks> {
  if (way === undefined) return { health: () => null, idle: async () => undefined, stop: async () => undefined };
  const work = new WebhookWork({ ...parts, platform, posting: way.posting });
  const subscription = await platform.bus.subscribe(work.reader);
  return {
    health: () => subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await work.idle();
    },
    async stop() {
      await subscription.stop();
      await work.stop();
    },
  };
}

/** Clears what was told of somebody, as long as it lies here. */
export function webhooksEraser(platform: Pick<Platform, 'documents'>): Eraser {
  const store = new MessageStore(platform.documents);
  return async ({ pool, subjects }) => {
    for (const contact of subjects) await store.forgetAbout(pool, contact);
    return true;
  };
}
