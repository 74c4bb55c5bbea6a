import { CommitFailed } from '#libs/kernel/errors.js';
import type { Change, GuardedChange, ListQuery, Stored } from '#libs/ports/documents.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';
import { isDue } from './back-off.js';
import { readEndpoint } from './endpoint.js';
import { isOvertaken } from './overtaken.js';
import { forgetPeopleOf } from './platform-people.js';
import { SourceRuns } from './source-runs.js';
import { originOf, type SealedPart, type Source, type SourceRecord, type StoredSource } from './source.js';

const PAGE = 200;
/** As many as are looked at once for what is due: mostly one is, and then the next. */
const FEW = 10;
const TRIES = 5;

/** A source that is to be asked: enough to take its lease. */
export type SourceDue = Pick<Source, 'id' | 'kind'>;

/** Ingest's records of sources. A source whose key was destroyed is not there any more. */
export class SourceStore {
  constructor(private readonly platform: Pick<Platform, 'documents' | 'keys'>) {}

  async read(pool: string, id: string): Promise<StoredSource | null> {
    const found = await this.platform.documents.many(pool, [{ collection: 'source', key: id }]);
    return (await this.opened(pool, found))[0] ?? null;
  }

  /** Oldest first. */
  async list(pool: string, limit: number, after?: string): Promise<{ items: StoredSource[]; next: string | null }> {
    const place = { pool, collection: 'source', index: 'connected' };
    const page = await this.platform.documents.list<SourceRecord>({ ...place, limit, after });
    return { items: await this.opened(pool, page.items), next: page.next };
  }

  /** Every source of a pool that `wanted` names. */
  async all(pool: string, wanted: (source: Source) => boolean): Promise<StoredSource[]> {
    const found: StoredSource[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.list(pool, PAGE, after);
      found.push(...page.items.filter(({ source }) => wanted(source)));
      if (page.next === null) return found;
      after = page.next;
    }
  }

  /** Those to be asked by `now`, the longest due first, and when the next one is (null: none). */
  async due(pool: string, now: number): Promise<{ due: SourceDue[]; next: number | null }> {
    const due: SourceDue[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.planned(pool, { after, limit: FEW });
      const later = page.items.findIndex((record) => !isDue(record, now));
      due.push(...page.items.slice(0, later < 0 ? undefined : later));
      const next = page.items[later]?.nextRunAt ?? null;
      // Planned by a clock that was far ahead, a source stands behind all others: one is seen with each look.
      if (next !== null) return { due: [...due, ...(await this.last(pool)).filter((one) => isDue(one, now))], next };
      if (page.next === null) return { due, next };
      after = page.next;
    }
  }

  private async last(pool: string): Promise<SourceRecord[]> {
    return (await this.planned(pool, { reverse: true, limit: 1 })).items;
  }

  /** In the order in which they are to be asked. */
  private async planned(
    pool: string,
    query: Pick<ListQuery, 'after' | 'reverse' | 'limit'>,
  ): Promise<{ items: SourceRecord[]; next: string | null }> {
    const place = { pool, collection: 'source', index: 'due' };
    const { items, next } = await this.platform.documents.list<SourceRecord>({ ...place, ...query });
    return { items: items.map(({ body }) => body), next };
  }

  /** The source whose address ends like this; null if nobody's does. */
  async byEndpoint(endpoint: string): Promise<StoredSource | null> {
    const place = readEndpoint(endpoint);
    if (place === null) return null;
    const stored = await this.read(place.pool, place.id);
    return stored !== null && place.opens(stored.source) ? stored : null;
  }

  /**
   * Writes a source, guarded by the version it was read at (null: it must be new), and what goes with it, all or nothing.
   * Throws CommitFailed `fenced` otherwise.
   */
  async save(
    { seq, source }: { seq: number | null; source: Source },
    also: readonly (Change | GuardedChange)[] = [],
  ): Promise<StoredSource> {
    const { own, ...facts } = source;
    const key = await this.keyOf(source);
    // It was removed, or its person erased, since it was read.
    if (key === null) throw new CommitFailed('fenced', `Source ${source.id} is gone, and cannot come back.`);
    const body: SourceRecord = { ...facts, sealed: key.seal(aadOf(source), JSON.stringify(own)) };
    const next = (seq ?? 0) + 1;
    const place = { pool: source.pool, collection: 'source', key: source.id };
    await this.platform.documents.save([{ ...place, seq: next, expect: seq, body }, ...also]);
    return { seq: next, source };
  }

  /** Changes a source as it is now, again if somebody else was first, together with what goes with it. Null if it is gone. */
  async change(
    pool: string,
    id: string,
    change: (source: Source) => Source,
    also?: (changed: Source) => readonly (Change | GuardedChange)[],
  ): Promise<StoredSource | null> {
    const stored = await this.read(pool, id);
    return stored === null ? null : this.changeSince(stored, change, also);
  }

  /** The same of a source that was just read, or written. */
  async changeSince(
    known: StoredSource,
    change: (source: Source) => Source,
    also: (changed: Source) => readonly (Change | GuardedChange)[] = () => [],
  ): Promise<StoredSource | null> {
    const { pool, id } = known.source;
    let stored: StoredSource | null = known;
    for (let left = TRIES; stored !== null; left -= 1) {
      try {
        const source = change(stored.source);
        return await this.save({ ...stored, source }, also(source));
      } catch (error) {
        if (left === 1 || !isOvertaken(error)) throw error;
      }
      stored = await this.read(pool, id);
    }
    return null;
  }

  /** Destroys its key, removes its record and what is remembered of its runs: settings and secrets are gone for good, also from backups. */
  async remove(source: Source): Promise<void> {
    await this.platform.keys.destroy(source.pool, [originOf(source)]);
    await new SourceRuns(this.platform.documents).forget(source);
    await forgetPeopleOf(this.platform.documents, source);
    const gone = { pool: source.pool, key: source.id, seq: 0, body: null };
    await this.platform.documents.save(['source', 'nudge'].map((collection) => ({ ...gone, collection })));
  }

  /** Whether there can be a source of this id: not if it was removed. */
  async mayBegin(source: Pick<Source, 'pool' | 'id'>): Promise<boolean> {
    return (await this.keyOf(source)) !== null;
  }

  private async keyOf({ pool, id }: Pick<Source, 'pool' | 'id'>): Promise<DataKey | null> {
    const subject = originOf({ id });
    return (await this.platform.keys.ensure(pool, [subject])).get(subject) ?? null;
  }

  private async opened(pool: string, found: readonly Stored[]): Promise<StoredSource[]> {
    const records = found.map(({ seq, body }) => ({ seq, record: body as SourceRecord }));
    const keys = await this.platform.keys.read(
      pool,
      records.map(({ record }) => originOf(record)),
    );
    return records.flatMap(({ seq, record }) => {
      const key = keys.get(originOf(record)) ?? null;
      return key === null ? [] : [{ seq, source: opened(record, key) }];
    });
  }
}

function opened({ sealed, ...facts }: SourceRecord, key: DataKey): Source {
  const { parked = [], ...own } = JSON.parse(key.open(aadOf(facts), sealed)) as SealedPart & { parked?: unknown[] };
  // What was not understood was called `parked` once.
  return { ...facts, own: { ...own, unclear: (own as Partial<SealedPart>).unclear ?? parked } };
}

const aadOf = ({ pool, id }: Pick<SourceRecord, 'pool' | 'id'>): string => `${pool}|${originOf({ id })}|settings`;
