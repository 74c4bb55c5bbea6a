import type { Platform } from '#libs/ports/platform.js';
import { createOriginSender, type OriginSender, type SenderOptions } from '#libs/transport/origin-sender.js';
import { ImportStore } from './imports/import-store.js';
import { Imports } from './imports/imports.js';
import { eraseFromImports } from './imports/erase-from-imports.js';

export interface Ingest {
  imports: Imports;
  sender: OriginSender;
  /** Removes an erased person from stored rows; the duty `imports` of an erasure. */
  erase: (pool: string, contact: string, hashes: string[]) => Promise<void>;
  /** Resolves when nothing is being received, sent or reverted. */
  idle: () => Promise<void>;
  /** Takes up nothing new; what is being sent goes on at the next start. */
  stop: () => Promise<void>;
}

/** Starts ingest and takes up what a crash left in every pool. `failed` hears of imports that stopped with an error. */
export async function startIngest(
  platform: Platform,
  { failed, sending = {} }: { failed: (error: unknown) => void; sending?: SenderOptions },
): Promise<Ingest> {
  const store = new ImportStore(platform.documents);
  const sender = createOriginSender(platform, sending);
  const imports = new Imports({ store, sender, clock: platform.clock, failed });
  for (const pool of await platform.ledger.pools()) await imports.resume(pool);
  return {
    imports,
    sender,
    erase: (pool, contact, hashes) => eraseFromImports(platform, imports, { pool, contact, hashes }),
    idle: () => imports.idle(),
    stop: () => imports.stop(),
  };
}

/** What the controllers of ingest are given. */
export function ingestHttp({ imports }: Ingest): { provide: typeof Imports; useValue: Imports }[] {
  return [{ provide: Imports, useValue: imports }];
}
