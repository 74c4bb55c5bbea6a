import type { Platform } from '#libs/ports/platform.js';
import { soleLeases, type Leases } from '#libs/transport/leases.js';
import { createOriginSender, type OriginSender, type SenderOptions } from '#libs/transport/origin-sender.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { ImportStore } from './imports/import-store.js';
import { Imports } from './imports/imports.js';
import { eraseFromImports } from './imports/erase-from-imports.js';
import { sweepOldImports } from './imports/old-imports.js';

/** ms between looks for imports that another instance left */
const LOOK_EVERY = 5_000;

export interface Ingest {
  imports: Imports;
  sender: OriginSender;
  /** The stores of ingest that an erasure cleans: rows of imports. */
  erasers: Record<string, Eraser>;
  /** Resolves when nothing is being received, sent or reverted. */
  idle: () => Promise<void>;
  /** Takes up nothing new; what is being sent goes on at the next start, or in another instance. */
  stop: () => Promise<void>;
}

export interface IngestOptions {
  /** hears of imports that stopped with an error */
  failed: (error: unknown) => void;
  sending?: SenderOptions;
  /** among several instances; alone without */
  leases?: Leases;
}

/**
 * Starts ingest and takes up what a crash left in every pool. Among several instances it looks again and again for what
 * another one left.
 */
export async function startIngest(
  platform: Platform,
  { failed, sending = {}, leases = soleLeases }: IngestOptions,
): Promise<Ingest> {
  const { clock, documents, ledger } = platform;
  const sender = createOriginSender(platform, sending);
  const imports = new Imports({ store: new ImportStore(documents), sender, leases, clock, failed });
  const resume = async (): Promise<void> => {
    for (const pool of await ledger.pools()) await imports.resume(pool);
  };
  await resume();
  const endSweep = sweepOldImports(platform);
  let stopped = false;
  let cancel = (): void => undefined;
  const lookAgain = (): void => {
    if (!stopped) cancel = clock.at(clock.now() + LOOK_EVERY, () => void resume().then(lookAgain, lookAgain));
  };
  if (leases !== soleLeases) lookAgain();
  return {
    imports,
    sender,
    erasers: {
      imports: async ({ pool, contact, hashes }) => {
        await eraseFromImports(platform, imports, { pool, contact, hashes: [...hashes] });
        return true;
      },
    },
    idle: () => imports.idle(),
    stop: () => {
      stopped = true;
      cancel();
      endSweep();
      return imports.stop();
    },
  };
}

/** What the controllers of ingest are given. */
export function ingestHttp({ imports }: Ingest): { provide: typeof Imports; useValue: Imports }[] {
  return [{ provide: Imports, useValue: imports }];
}
