import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { Platform } from '#libs/ports/platform.js';
import { withConnection, type CommandContext } from './context.js';
import { noPool, onPlatform } from './on-platform.js';

/**
 * Runs with the events of the ledger, a line each: those of the pool here, or, where servers are set, of every pool there,
 * one after the other.
 */
export function withLedger(
  context: CommandContext,
  run: (lines: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  if (context.config().cluster === null) {
    return withConnection(context, (connection) => run(connection.lines('/v1/ledger')));
  }
  return onPlatform(context, async ({ ledger }) => {
    const pools = await ledger.pools();
    if (pools.length === 0) throw noPool();
    await run(everyLine(ledger, pools));
  });
}

async function* everyLine(ledger: Platform['ledger'], pools: readonly string[]): AsyncGenerator<string> {
  for (const pool of pools) {
    for await (const page of ledgerPages(ledger, pool)) yield* page.map((event) => JSON.stringify(event));
  }
}
