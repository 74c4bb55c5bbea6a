import type { Envelope } from '#libs/kernel/envelope.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { verify } from '../../../../apps/standalone/src/verify/verify.js';
import type { Judged } from './judged.js';

/** The ledger is what was committed, without gaps, and breaks no promise. */
export async function checkLedger({ world }: Judged): Promise<string[]> {
  const { real } = await world.alive();
  const problems: string[] = [];
  for (const pool of await real.ledger.pools()) {
    const stored = await wholeLedger(real.ledger, pool);
    const head = await real.ledger.head(pool);
    const seen = world.witness.events.filter(({ envelope }) => envelope.pool === pool);
    if (stored.some(({ seq }, index) => seq !== index + 1)) problems.push(`the ledger of ${pool} has a gap`);
    if (head.seq !== stored.length)
      problems.push(`the head of ${pool} says ${head.seq}, the ledger has ${stored.length} events`);
    if (seen.length !== stored.length)
      problems.push(`${seen.length} events of ${pool} were committed, ${stored.length} are there`);
    const report = await verify(asExported(stored), world.clock.now());
    problems.push(...report.findings.map(({ seq, check, text }) => `verify: ${pool}/${seq} ${check}: ${text}`));
  }
  return problems;
}

async function wholeLedger(ledger: Ledger, pool: string): Promise<Envelope[]> {
  const all: Envelope[] = [];
  for (let after = 0; ; after = all.length) {
    const page = await ledger.read(pool, after, 1000);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function* asExported(envelopes: readonly Envelope[]): AsyncGenerator<string> {
  for (const envelope of envelopes) yield JSON.stringify(envelope);
}
