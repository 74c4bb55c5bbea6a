import type { Platform } from '#libs/ports/platform.js';
import type { Leases } from '#libs/transport/leases.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import type { Source } from '../sources/source.js';
import { erasePeople } from '../sources/platform-people.js';
import type { SourceStore } from '../sources/source-store.js';
import type { SourceKinds } from '../sources/kinds.js';
import { DeliveryStore } from './delivery-store.js';
import { eraseDeliveries } from './erase-deliveries.js';
import { Hooks } from './hooks.js';
import { NudgeDoor } from './nudge-door.js';
import { RefusedCalls } from './refused-calls.js';
import { sweepOldDeliveries } from './old-deliveries.js';
import { SendDeliveries } from './send-deliveries.js';

/** Everything about platforms that call us. */
export interface Webhooks {
  hooks: Hooks;
  nudges: NudgeDoor;
  eraser: Eraser;
  /** Takes up what another instance, or an earlier life, left in a pool. */
  resume: (pool: string) => Promise<void>;
  /** Takes up what waits of a source that goes on after a pause. */
  wake: (source: Pick<Source, 'pool' | 'id'>) => void;
  /** Resolves when nothing is being sent. */
  idle: () => Promise<void>;
  /** Takes up nothing new; resolves when nothing is being sent, so its sender must end before. */
  stop: () => Promise<void>;
}

interface Parts {
  sources: SourceStore;
  sender: OriginSender;
  leases: Leases;
  kinds: SourceKinds;
  /** a source that we ask was told that there is something new */
  nudged: (source: Pick<Source, 'pool' | 'id'>) => void;
  failed: (error: unknown) => void;
}

export function startWebhooks(platform: Platform, { sources, sender, leases, kinds, nudged, failed }: Parts): Webhooks {
  const { documents, clock } = platform;
  const store = new DeliveryStore(platform);
  const sending = new SendDeliveries({ store, sources, sender, leases, documents, clock, failed });
  const accepted = (source: Pick<Source, 'pool' | 'id'>): void => {
    sending.wake(source);
  };
  const calls = new RefusedCalls({ sources, clock, failed });
  const refused = (source: Pick<Source, 'pool' | 'id'>): void => {
    calls.note(source);
  };
  const endSweep = sweepOldDeliveries({ ...platform, store });
  return {
    hooks: new Hooks({ sources, store, documents, clock, kinds: kinds.calling, accepted, refused }),
    nudges: new NudgeDoor({ sources, documents, keys: platform.keys, clock, kinds: kinds.pulled, nudged, refused }),
    eraser: async ({ pool, hashes }) => {
      const known = await sources.all(pool, () => true);
      await erasePeople(documents, { pool, hashes, sources: known.map(({ source }) => source.id) });
      await eraseDeliveries(documents, { pool, hashes });
      return true;
    },
    resume: (pool) => sending.resume(pool),
    wake: accepted,
    idle: () => sending.idle(),
    async stop() {
      endSweep();
      calls.stop();
      sending.stop();
      await sending.idle();
    },
  };
}
