import { setTimeout as pause } from 'node:timers/promises';
import { BrokenInvariant, OutsideWorld } from '#libs/kernel/errors.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';

type Say = (line: string) => void;

const ACTOR = 'clock';
/** An owner that is alive decides within seconds. */
const PATIENCE = 60_000;
const LOOK_EVERY = 500;

/** Says to a pool that it moves away: from its decision on, the owner refuses every input. Said again, nothing changes. Throws OutsideWorld. */
export async function closePool(
  { clock, ledger }: Pick<Platform, 'clock' | 'ledger'>,
  commands: Commands,
  pool: string,
): Promise<void> {
  const until = clock.now() + PATIENCE;
  const { epoch } = await ledger.head(pool);
  // Outcomes travel: what was answered where the pool comes from must not answer here.
  const key = `move-out/${String(epoch)}`;
  let outcome: Outcome = await commands.submit({ pool, kind: 'pool.move', data: {}, actor: ACTOR, key });
  while (outcome.state === 'queued' && clock.now() < until) {
    await pause(LOOK_EVERY);
    outcome = (await commands.outcomeOf(pool, ACTOR, key)) ?? outcome;
  }
  const instead = whyNotClosed(pool, outcome);
  if (instead !== null) throw instead;
  const { seq } = await ledger.head(pool);
  const [last] = await ledger.read(pool, seq - 1, 1);
  if (last?.type !== 'pool.moved') throw new BrokenInvariant(`pool ${pool} was decided on after it had moved`);
}

function whyNotClosed(pool: string, outcome: Outcome): OutsideWorld | null {
  if (outcome.state === 'done') return null;
  if (outcome.state !== 'refused') return undecided(pool);
  const { refused } = outcome.refusal;
  return refused === 'pool-moved' ? null : refusedBy(pool, refused);
}

/** Resolves when nobody works for the pool any more: what was being sent to it is broken off, uploads come to their end. */
export async function atRest({ documents, clock }: Pick<Platform, 'documents' | 'clock'>, pool: string, say: Say) {
  for (let told = false; ; told = true) {
    const leases = await documents.all(pool, 'lease', null, 1_000);
    const held = leases.filter(({ body }) => (body as { until: number }).until > clock.now());
    if (held.length === 0) return;
    if (!told) say(`Waiting for what is under way: ${held.map(({ key }) => key).join(', ')}`);
    await pause(LOOK_EVERY);
  }
}

function undecided(pool: string): OutsideWorld {
  const text = `Nobody decides the inputs of pool ${pool}: start contacts, then run this again.`;
  return new OutsideWorld(text, true, 'not-decided');
}

function refusedBy(pool: string, why: string): OutsideWorld {
  const text =
    why === 'pool-unknown' ? `There is no pool ${pool} here.` : `Pool ${pool} does not let itself be moved: ${why}.`;
  return new OutsideWorld(text, false, why);
}
