import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Batch } from '#libs/ports/ledger.js';

/** Throws BrokenInvariant unless the events of every pool continue its head one by one up to the head that the batch leaves. */
export function checkNumbers({ from, to, heads, events }: Batch): void {
  if (to < from)
    throw new BrokenInvariant(`a batch cannot move its partition back from ${String(from)} to ${String(to)}`);
  const reached = new Map(heads.map(({ before }) => [before.pool, before.seq]));
  for (const { pool, seq } of events) {
    const expected = (reached.get(pool) ?? Number.NaN) + 1;
    if (seq !== expected)
      throw new BrokenInvariant(`event ${String(seq)} of ${pool} does not follow event ${String(expected - 1)}`);
    reached.set(pool, seq);
  }
  for (const { before, after } of heads) checkHead(before.pool, after.pool, reached.get(before.pool) === after.seq);
}

function checkHead(before: string, after: string, reached: boolean): void {
  if (before !== after) throw new BrokenInvariant(`the head of ${before} cannot become that of ${after}`);
  if (!reached) throw new BrokenInvariant(`the events of ${before} do not end at the head that the batch leaves`);
}
