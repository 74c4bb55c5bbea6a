import { asksAnew } from '#libs/etiquette/asks-anew.js';
import type { KithEvent } from '#libs/events/catalog.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Change } from '#libs/ports/documents.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { openEvent } from '#libs/transport/envelope-codec.js';
import { contactsOf, foldPage } from './page.fold.js';
import { timed } from './row.fold.js';
import { rowChange, teamChanges, type ScheduleStore } from './schedule-store.js';
import { SCHEDULE_FOLD, type ScheduleRow } from './schedule.js';
import type { Team } from './team.fold.js';

/** Events read from the ledger, folded and saved at once. */
const PAGE = 500;

/** What changed and may be due anew. */
export interface Changed {
  pool: string;
  rows: ScheduleRow[];
  members: string[];
}

/** Keeps the schedule: every event of a pool once, in order, none left out; what the log does not hand out comes from the ledger. */
export class Follower {
  private readonly teams = new Map<string, Team>();

  constructor(
    private readonly store: ScheduleStore,
    private readonly ledger: Ledger,
  ) {}

  /** Something was not saved: what is remembered does not count any more. */
  forget(): void {
    this.teams.clear();
  }

  /** The team of a pool, as far as its events are folded; remembered while its partition is ours. */
  async team(pool: string): Promise<Team> {
    const known = this.teams.get(pool) ?? (await this.store.team(pool));
    if (this.store.has(pool)) this.teams.set(pool, known);
    return known;
  }

  /** Folds what the log of a partition hands out and saves it as read up to `next`. */
  async follow(partition: number, envelopes: Envelope[], next: number): Promise<Changed[]> {
    try {
      const changed: Changed[] = [];
      const changes: Change[] = [];
      for (const pool of new Set(envelopes.map((envelope) => envelope.pool))) {
        const page = envelopes.filter((envelope) => envelope.pool === pool);
        const fresh = await this.fresh(pool, page, changed);
        const folded = await this.fold(pool, fresh);
        changed.push(folded.changed);
        changes.push(...folded.changes);
      }
      await this.store.saveAt(partition, changes, next);
      return changed;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** Folds a pool anew whose rows an older release has folded. Its partition must have been taken. */
  async renew(pool: string): Promise<void> {
    const known = (await this.team(pool)).pool;
    if (known === null || known.fold === SCHEDULE_FOLD) return;
    await this.store.clear(pool);
    this.teams.delete(pool);
    await this.missing(pool, 0, known.seq, []);
  }

  /** What of a page follows on what is folded; a gap, another epoch or a first event that is not the first is made up for from the ledger. */
  private async fresh(pool: string, page: Envelope[], changed: Changed[]): Promise<Envelope[]> {
    const known = (await this.team(pool)).pool ?? { epoch: 0, seq: 0 };
    const last = page.at(-1);
    if (last === undefined || last.epoch < known.epoch) return [];
    if (last.epoch > known.epoch && known.seq > 0) {
      await this.store.clear(pool);
      this.teams.delete(pool);
      return this.missing(pool, 0, last.seq, changed);
    }
    const fresh = page.filter(({ seq }) => seq > known.seq);
    const first = fresh[0];
    return first === undefined || first.seq === known.seq + 1
      ? fresh
      : this.missing(pool, known.seq, last.seq, changed);
  }

  /** Folds what lies between from the ledger and saves it page by page; nothing of the log's page is left to do then. */
  private async missing(pool: string, after: number, upTo: number, changed: Changed[]): Promise<Envelope[]> {
    for (let seq = after; seq < upTo;) {
      const page = await this.ledger.read(pool, seq, PAGE);
      const [first, last] = [page[0], page.at(-1)];
      if (first?.seq !== seq + 1 || last === undefined) {
        throw new BrokenInvariant(
          `the ledger of pool ${pool} has no event ${String(seq + 1)}: restore it from a backup`,
        );
      }
      const folded = await this.fold(pool, page);
      await this.store.save(pool, folded.changes);
      changed.push(folded.changed);
      seq = last.seq;
    }
    return [];
  }

  private async fold(pool: string, envelopes: Envelope[]): Promise<{ changed: Changed; changes: Change[] }> {
    const team = await this.team(pool);
    const events = envelopes.map((envelope) => openEvent(envelope, null) as KithEvent);
    const contacts = new Set(events.flatMap(contactsOf));
    const { rows, members } = foldPage(events, team, await this.store.rows(pool, contacts));
    const last = events.at(-1);
    if (last === undefined) return { changed: { pool, rows: [], members: [] }, changes: [] };
    if (events.some(asksAnew)) await this.review(pool, team, last.time);
    return {
      changed: { pool, rows: [...rows.values()].filter((row) => row !== null), members: [...members] },
      changes: [
        ...[...rows].map(([contact, row]) => rowChange(pool, contact, row, last.seq)),
        ...teamChanges(pool, team, members),
      ],
    };
  }

  /**
   * Another policy moves the moments of rows that had one; rows without any have none under any policy. What was kept back
   * under the old one, or by a team or an off-limits employer of before, is asked for again.
   */
  private async review(pool: string, team: Team, now: number): Promise<void> {
    if (team.pool === null) return;
    const { policy } = team.pool;
    for await (const page of this.store.before(pool, 'earliest', Number.MAX_SAFE_INTEGER)) {
      await this.store.save(
        pool,
        page.map((row) => rowChange(pool, row.facts.contact, timed(row, policy, now), row.facts.seq)),
      );
    }
  }
}
