import type { Change, Documents, GuardedChange } from '#libs/ports/documents.js';
import type { ScheduledMember, ScheduledPool, ScheduleRow } from './schedule.js';
import type { Team } from './team.fold.js';

const POSITIONS = '-';

/** Where this reader stands in a partition of `pool-events`, with the version of the record that says so. */
export interface ReadPosition {
  next: number;
  version: number | null;
}

/** The schedule as it is stored: reminders' own projection, saved together with the position. */
export class ScheduleStore {
  constructor(private readonly documents: Documents) {}

  async position(partition: number): Promise<ReadPosition> {
    const [found] = await this.documents.many(POSITIONS, [{ collection: 'schedule-position', key: String(partition) }]);
    if (found === undefined) return { next: 0, version: null };
    return { next: (found.body as { next: number }).next, version: found.seq };
  }

  positionChange(partition: number, { version }: ReadPosition, next: number): GuardedChange {
    return {
      pool: POSITIONS,
      collection: 'schedule-position',
      key: String(partition),
      seq: (version ?? 0) + 1,
      expect: version,
      body: { next },
    };
  }

  async team(pool: string): Promise<Team> {
    const [found] = await this.documents.many(pool, [{ collection: 'schedule-pool', key: 'self' }]);
    if (found === undefined) return { pool: null, members: new Map() };
    const body = found.body as ScheduledPool;
    const members = await this.documents.many(
      pool,
      body.members.map((key) => ({ collection: 'schedule-member', key })),
    );
    return {
      pool: body,
      members: new Map(members.map((one) => [one.key, one.body as ScheduledMember])),
    };
  }

  async rows(pool: string, contacts: Iterable<string>): Promise<Map<string, ScheduleRow>> {
    const keys = [...contacts].map((key) => ({ collection: 'schedule', key }));
    const found = keys.length === 0 ? [] : await this.documents.many(pool, keys);
    return new Map(found.map((one) => [one.key, one.body as ScheduleRow]));
  }

  /** Rows in which an occasion may be live (`earliest`) or an offer is due (`due`) before `until`, page by page. */
  async *before(pool: string, index: 'earliest' | 'due', until: number): AsyncGenerator<ScheduleRow[]> {
    for (let after: string | undefined; ;) {
      const page = await this.documents.list<ScheduleRow>({
        pool,
        collection: 'schedule',
        index,
        to: until,
        limit: 500,
        ...(after === undefined ? {} : { after }),
      });
      if (page.items.length > 0) yield page.items.map(({ body }) => body);
      if (page.next === null) return;
      after = page.next;
    }
  }

  save(changes: (Change | GuardedChange)[]): Promise<void> {
    return this.documents.save(changes);
  }

  /** Forgets a pool, before it is folded anew. */
  async clear(pool: string): Promise<void> {
    for (const collection of ['schedule', 'schedule-member', 'schedule-pool']) {
      await this.documents.clear(pool, collection);
    }
  }
}

export function rowChange(pool: string, contact: string, row: ScheduleRow | null, seq: number): Change {
  return { pool, collection: 'schedule', key: contact, seq: row?.facts.seq ?? seq, body: row };
}

/** The team's changes: the pool's line always, for it says how far the events are folded. */
export function teamChanges(pool: string, team: Team, members: Iterable<string>): Change[] {
  if (team.pool === null) return [];
  const { seq } = team.pool;
  const changed = [...members].map((key) => ({ collection: 'schedule-member', key, body: team.members.get(key) }));
  return [...changed, { collection: 'schedule-pool', key: 'self', body: team.pool }].map((change) => ({
    pool,
    seq,
    ...change,
  }));
}
