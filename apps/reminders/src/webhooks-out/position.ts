import type { Ledger } from '#libs/ports/ledger.js';
import type { HookSeen } from './hook-seen.js';
import type { Position } from './message-store.js';

/** Where to go on: behind the event `seq`; of what comes then only events of epochs `above` are new. */
export interface Beginning {
  seq: number;
  above: number;
}

/**
 * Where to go on in a pool's ledger. Without a position: behind the event that brought the first web hook. Where the
 * ledger was put back to an older state, it goes on differently from some event on: then it is read from its beginning,
 * and what belongs to a newer epoch is new.
 */
export async function beginning(
  ledger: Pick<Ledger, 'read' | 'head'>,
  pool: string,
  stored: Position | null,
  hooks: readonly HookSeen[],
): Promise<Beginning> {
  if (stored === null) return { seq: Math.min(...hooks.map(({ since }) => since)), above: 0 };
  const { epoch } = await ledger.head(pool);
  if (stored.epoch === epoch) return { seq: stored.seq, above: 0 };
  const [there] = await ledger.read(pool, stored.seq - 1, 1);
  const isSame = there?.seq === stored.seq && there.epoch <= stored.epoch;
  return isSame ? { seq: stored.seq, above: 0 } : { seq: 0, above: stored.epoch };
}
