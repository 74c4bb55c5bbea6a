import { OutsideWorld } from '#libs/kernel/errors.js';
import { NO_POOL, type Change, type Documents, type GuardedChange } from '#libs/ports/documents.js';
import type { ScheduledMember, ScheduledPool, ScheduleRow } from './schedule.js';
import type { Team } from './team.fold.js';

/** Where this reader stands in a partition of `pool-events`, with the version of the record that says so. */
interface ReadPosition {
  next: number;
  version: number | null;
}

/**
 * The schedule as it is stored: reminders' own projection. Whatever is written of a partition is written together with
 * its position, at the version at which it was taken: if another instance has written since, nothing is.
 */
export class ScheduleStore {
  private readonly taken = new Map<number, ReadPosition>();

  constructor(
    private readonly documents: Documents,
    private readonly partitionOf: (pool: string) => number,
  ) {}

  /** Where to go on in a partition. From now on it is written here, until somebody else does or it is dropped. */
  async take(partition: number): Promise<number> {
    const [found] = await this.documents.many(NO_POOL, [{ collection: 'schedule-position', key: String(partition) }]);
    const next = found === undefined ? 0 : (found.body as { next: number }).next;
    this.taken.set(partition, { next, version: found?.seq ?? null });
    return next;
  }

  /** Where to go on, taken anew if it was dropped. */
  async stand(partition: number): Promise<number> {
    return this.taken.get(partition)?.next ?? this.take(partition);
  }

  drop(partition: number): void {
    this.taken.delete(partition);
  }

  /** Whether what was read of a pool may be remembered. */
  has(pool: string): boolean {
    return this.taken.has(this.partitionOf(pool));
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

  /** Rows in which an occasion may be live (`earliest`) or something is due (`due`) before `until`, page by page. */
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

  /** When the first row from `from` on is due, ms; null if none is before `until`. */
  async firstDue(pool: string, from: number, until: number): Promise<number | null> {
    const place = { pool, collection: 'schedule', index: 'due', from, to: until, limit: 1 };
    return (await this.documents.list<ScheduleRow>(place)).items[0]?.body.dueAt ?? null;
  }

  /** Saves changes of one pool. Throws CommitFailed `fenced`, and drops the partition, if another instance has written since. */
  save(pool: string, changes: (Change | GuardedChange)[]): Promise<void> {
    return this.saveAt(this.partitionOf(pool), changes);
  }

  /** Saves changes of one partition, read up to `next` (without: as far as before). */
  async saveAt(partition: number, changes: (Change | GuardedChange)[], next?: number): Promise<void> {
    const before = this.taken.get(partition);
    if (before === undefined) throw new OutsideWorld('The schedule is read anew.', true, 'schedule-moved-on');
    const after = { next: next ?? before.next, version: (before.version ?? 0) + 1 };
    try {
      await this.documents.save([...changes, positionChange(partition, before, after)]);
      this.taken.set(partition, after);
    } catch (error) {
      this.drop(partition);
      throw error;
    }
  }

  /** Forgets a pool, before it is folded anew. */
  async clear(pool: string): Promise<void> {
    await this.save(pool, []);
    for (const collection of ['schedule', 'schedule-member', 'schedule-pool']) {
      await this.documents.clear(pool, collection);
    }
  }
}

function positionChange(partition: number, before: ReadPosition, after: ReadPosition): GuardedChange {
  return {
    pool: NO_POOL,
    collection: 'schedule-position',
    key: String(partition),
    seq: after.version ?? 0,
    expect: before.version,
    body: { next: after.next },
  };
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
