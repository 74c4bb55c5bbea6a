import { releaseOf } from './apply-heard.js';
import type { Line } from './ledger-line.js';
import type { PoolSeen } from './state.js';
import { membersOf, wereOne } from './together.js';

/** Older rules took the last word of whichever entry, once they had written. */
const ANSWERED_AS_ONE = 13;

/**
 * The ways that the person of a line agreed to, and those they want nothing in: of one who was several, whatever any of
 * them refused and nobody agreed to since who was one with them by then.
 */
export function waysOf(pool: PoolSeen, line: Line): { agreed: Set<string>; refused: Set<string> } {
  const said = membersOf(pool, line.subject ?? '').flatMap((by) =>
    (pool.contacts.get(by)?.ways ?? []).map((way) => ({ ...way, by })),
  );
  const yes = said.filter(({ agreed }) => agreed);
  const isOlder = releaseOf(line) < ANSWERED_AS_ONE;
  const isAnswered = (no: (typeof said)[number]): boolean =>
    yes.some(
      ({ channel, seq, by }) => channel === no.channel && seq > no.seq && (isOlder || wereOne(pool, [by, no.by], seq)),
    );
  const closed = said.filter((one) => !one.agreed && !isAnswered(one));
  const refused = new Set(closed.map(({ channel }) => channel));
  return { agreed: new Set(yes.map(({ channel }) => channel).filter((way) => !refused.has(way))), refused };
}
