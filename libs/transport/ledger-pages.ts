import type { Envelope } from '#libs/kernel/envelope.js';
import type { Ledger } from '#libs/ports/ledger.js';

const PAGE = 1_000;

/** A pool's ledger behind the event `after`, in order and to its end; memory stays flat. No page is empty. */
export async function* ledgerPages(
  ledger: Pick<Ledger, 'read'>,
  pool: string,
  after = 0,
  limit = PAGE,
): AsyncGenerator<readonly Envelope[]> {
  for (let seq = after; ;) {
    const page = await ledger.read(pool, seq, limit);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    seq = last.seq;
  }
}
