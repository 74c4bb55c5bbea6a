import type { Egress } from '#libs/ports/egress.js';
import type { Platform } from '#libs/ports/platform.js';
import { soleLeases, type Leases } from '#libs/transport/leases.js';
import { every } from '#libs/transport/every.js';
import { createOriginSender, type OriginSender, type SenderOptions } from '#libs/transport/origin-sender.js';
import { poolsHere } from '#libs/transport/pools-here.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { ImportStore } from './imports/import-store.js';
import { Imports } from './imports/imports.js';
import { eraseFromImports } from './imports/erase-from-imports.js';
import { sweepOldImports } from './imports/old-imports.js';
import { eraseSources, forgetInSources } from './sources/erase-sources.js';
import { sourceKinds, type SourceKinds } from './sources/kinds.js';
import { PUBLIC_URL } from './sources/sources.controller.js';
import { Sources } from './sources/sources.js';
import { noWayOut, startSources } from './sources/start-sources.js';
import { Hooks } from './webhooks/hooks.js';
import { NudgeDoor } from './webhooks/nudge-door.js';
import { startWebhooks, type Webhooks } from './webhooks/start-webhooks.js';

/** ms between looks for imports that another instance left */
const LOOK_EVERY = 5_000;

export interface Ingest {
  imports: Imports;
  sources: Sources;
  webhooks: Webhooks;
  sender: OriginSender;
  /** The stores of ingest that an erasure cleans: rows of imports, deliveries, sources that tell of one person alone. */
  erasers: Record<string, Eraser>;
  /** Resolves when nothing is being received, sent, reverted or asked. */
  idle: () => Promise<void>;
  /** Takes up nothing new and resolves when nothing is under way: what is not decided yet goes on at the next start, or in another instance. */
  stop: () => Promise<void>;
}

export interface IngestOptions {
  /** hears of imports that stopped with an error */
  failed: (error: unknown) => void;
  sending?: SenderOptions;
  /** among several instances; alone without */
  leases?: Leases;
  /** the way out, for sources that are asked; without, they only wait */
  egress?: Egress;
  /** instead of the registries': tests bring their own */
  kinds?: SourceKinds;
}

/**
 * Starts ingest and takes up what a crash left in every pool. Among several instances it looks again and again for what
 * another one left.
 */
export async function startIngest(
  platform: Platform,
  { failed, sending = {}, leases = soleLeases, egress = noWayOut, kinds = sourceKinds }: IngestOptions,
): Promise<Ingest> {
  const { clock, documents, ledger } = platform;
  const ending = new AbortController();
  const sender = createOriginSender(platform, { ...sending, ending: ending.signal });
  const imports = new Imports({ store: new ImportStore(documents), sender, leases, clock, failed });
  const { store, sources, runner } = startSources(platform, {
    ...{ sender, leases, failed, egress, kinds, sending },
    woken: (source) => {
      webhooks.wake(source);
    },
  });
  const webhooks = startWebhooks(platform, {
    ...{ sources: store, sender, leases, kinds, failed },
    nudged: () => {
      runner.wake();
    },
  });
  const resume = async (): Promise<void> => {
    for (const pool of await poolsHere({ documents, ledger })) {
      await imports.resume(pool);
      await webhooks.resume(pool);
    }
  };
  await resume();
  runner.wake();
  const endSweep = sweepOldImports(platform);
  const endLooking = leases === soleLeases ? () => undefined : every(clock, LOOK_EVERY, resume);
  return {
    imports,
    sources,
    webhooks,
    sender,
    erasers: {
      imports: async (duty) => {
        await eraseFromImports(platform, imports, duty);
        return true;
      },
      deliveries: webhooks.eraser,
      sources: async (duty) => {
        await forgetInSources({ store, keys: platform.keys, kinds: kinds.pulled }, duty);
        return eraseSources(sources, duty);
      },
    },
    async idle() {
      await Promise.all([imports.idle(), webhooks.idle()]);
      await runner.idle();
    },
    stop: async () => {
      endLooking();
      endSweep();
      runner.stop();
      imports.stop();
      ending.abort();
      await webhooks.stop();
      await imports.idle();
    },
  };
}

/** What the controllers of ingest are given. */
export function ingestHttp(
  { imports, sources, webhooks }: Ingest,
  { publicUrl }: { publicUrl: string | null },
): { provide: symbol | typeof Imports | typeof Sources | typeof Hooks | typeof NudgeDoor; useValue: unknown }[] {
  return [
    { provide: Imports, useValue: imports },
    { provide: Sources, useValue: sources },
    { provide: Hooks, useValue: webhooks.hooks },
    { provide: NudgeDoor, useValue: webhooks.nudges },
    { provide: PUBLIC_URL, useValue: { origin: publicUrl } },
  ];
}
