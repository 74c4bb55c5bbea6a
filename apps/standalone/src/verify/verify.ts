import { apply } from './apply.js';
import { promises, type Check, type CheckName, type Finding, type Prove } from './check.js';
import { brakeCheck } from './checks/brake.check.js';
import { budgetCheck } from './checks/budget.check.js';
import { consentCheck } from './checks/consent.check.js';
import { countryCheck } from './checks/country.check.js';
import { digestCheck } from './checks/digest.check.js';
import { employerCheck } from './checks/employer.check.js';
import { evidenceCheck } from './checks/evidence.check.js';
import { heardCheck } from './checks/heard.check.js';
import { hoursCheck } from './checks/hours.check.js';
import { letGoCheck } from './checks/let-go.check.js';
import { lifeCheck } from './checks/life.check.js';
import { limitsCheck } from './checks/limits.check.js';
import { mergeCheck } from './checks/merge.check.js';
import { noticeCheck } from './checks/notice.check.js';
import { offerCheck } from './checks/offer.check.js';
import { policyCheck } from './checks/policy.check.js';
import { reachCheck } from './checks/reach.check.js';
import { owned, roundCheck } from './checks/round.check.js';
import { sequenceCheck } from './checks/sequence.check.js';
import { voiceCheck } from './checks/voice.check.js';
import { readLine, type Line } from './ledger-line.js';
import { DAY, newPool, type PoolSeen } from './state.js';

/** Every check; a new one is a file beside the others and a line here. */
const checks: readonly Check[] = [
  sequenceCheck,
  policyCheck,
  mergeCheck,
  lifeCheck,
  letGoCheck,
  roundCheck,
  offerCheck,
  reachCheck,
  hoursCheck,
  noticeCheck,
  countryCheck,
  consentCheck,
  evidenceCheck,
  limitsCheck,
  voiceCheck,
  budgetCheck,
  brakeCheck,
  heardCheck,
  employerCheck,
  digestCheck,
];

/** How the lines of a package of a pool begin that are no events. */
const NO_EVENT = '{"kith":';

export interface Report {
  events: number;
  pools: number;
  offers: number;
  /** how often each promise was looked at */
  checked: Record<CheckName, number>;
  findings: Finding[];
  /** messages people wrote without Kith: no breach of the promise, listed so that nobody wonders */
  writtenWithoutKith: number;
}

/**
 * Reads a ledger export line by line and says what in it breaks the promise: Kith never suggests, or confirms room for,
 * a message beyond the rules. `now` (ms): for erasures that should be complete by now.
 */
export async function verify(lines: AsyncIterable<string>, now: number): Promise<Report> {
  const reading = new Reading();
  for await (const text of lines) if (text.trim() !== '' && !text.startsWith(NO_EVENT)) reading.take(text);
  return reading.end(now);
}

type Place = Pick<Line, 'pool' | 'seq'> & { event: string; said: string };

class Reading {
  readonly #pools = new Map<string, PoolSeen>();
  readonly #findings: Finding[] = [];
  readonly #checked = Object.fromEntries(Object.keys(promises).map((name) => [name, 0])) as Record<CheckName, number>;
  #events = 0;
  #place: Place = { pool: '?', seq: 0, event: '?', said: '' };

  take(text: string): void {
    this.#events += 1;
    const line = readLine(text);
    this.#place = { pool: '?', seq: this.#events, event: '?', said: `line ${String(this.#events)}` };
    const readable = typeof line !== 'string';
    this.#prove('format', readable, () => (readable ? '' : line));
    if (!readable) return;
    this.#place = { pool: line.pool, seq: line.seq, event: line.id, said: line.type };
    let pool = this.#pools.get(line.pool);
    if (pool === undefined) this.#pools.set(line.pool, (pool = newPool(line.pool)));
    for (const check of checks) check(pool, line, this.#prove);
    apply(pool, line);
  }

  end(now: number): Report {
    const pools = [...this.#pools.values()];
    for (const pool of pools) this.#endOf(pool, now);
    const sum = (of: (pool: PoolSeen) => number): number => pools.reduce((all, pool) => all + of(pool), 0);
    return {
      events: this.#events,
      pools: pools.length,
      offers: sum(({ offered }) => offered),
      checked: this.#checked,
      findings: this.#findings,
      writtenWithoutKith: sum(({ writtenWithoutKith }) => writtenWithoutKith),
    };
  }

  /** Offers of the last decision, and erasures that left no token, or that some store has not carried out within a day. */
  #endOf(pool: PoolSeen, now: number): void {
    const end = { pool: pool.pool, seq: pool.seq, event: `${pool.pool}/${String(pool.epoch)}/${String(pool.seq)}` };
    this.#place = { ...end, said: 'the end' };
    owned(pool, this.#prove);
    for (const [id, { seq, event, at, suppressed, completed }] of pool.erasures) {
      this.#place = { pool: pool.pool, seq, event, said: id };
      this.#prove('erasure', suppressed, () => 'left no suppression token');
      this.#prove('erasure', completed || now <= at + DAY, () => 'is not complete after a day');
    }
  }

  readonly #prove: Prove = (check, holds, breach) => {
    this.#checked[check] += 1;
    if (holds) return;
    const { said, ...place } = this.#place;
    this.#findings.push({ ...place, check, text: `${said} ${breach()}` });
  };
}
