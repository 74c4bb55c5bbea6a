import type { Refusal } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Leases } from '#libs/transport/leases.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { ImportFormat } from './format.js';
import { formatOf } from './registry.js';
import { isOther } from './file-digest.js';
import { importIdOf, LEFT, startImport, type ImportRecord, type ImportRow } from './import.js';
import { brokenOff, giveUp } from './broken-off.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { busy, ImportWork } from './import-work.js';
import { receiveImport } from './receive-import.js';
import { eraseRows } from './erase-rows.js';
import { keepRow } from './keep-row.js';
import { revertImport, turnBack, whyNotRevert } from './revert-import.js';
import { sendImport } from './send-import.js';
import { laterOf, takeLater } from './take-later.js';

type Said = Pick<ImportRecord, 'pool' | 'member' | 'actor' | 'format' | 'share' | 'basis' | 'file' | 'mapping'>;

export interface NewImport extends Said {
  /** of a calendar: whether people who are no contacts become some */
  attendees?: 'known' | 'all';
  /** Idempotency-Key: the same key is the same import */
  key: string;
  home: { country: string };
  bytes: AsyncIterable<Uint8Array>;
}

interface Parts {
  store: ImportStore;
  sender: OriginSender;
  leases: Leases;
  clock: Clock;
  failed: (error: unknown) => void;
}

/** Imports of files: receives, sends, reverts, and goes on after a crash with what was left. */
export class Imports {
  private readonly work: ImportWork;
  private stopped = false;

  constructor(private readonly parts: Parts) {
    this.work = new ImportWork(parts);
  }

  /** Reads and stores the whole file, then sends its rows in the background. The same key again answers the same import; with another file it is refused `key-reused`. */
  async begin(wish: NewImport): Promise<ImportRecord | Refusal> {
    const format = formatOf(wish.format);
    if (format === undefined) return { refused: 'format-unknown', because: { format: wish.format } };
    if (!(await this.parts.store.isHere(wish.pool))) return { refused: 'pool-moved' };
    const id = importIdOf(wish);
    const before = await this.parts.store.read(wish.pool, id);
    if (before !== null && !brokenOff(before.record)) return sameOrRefused(before.record, wish);
    const received = this.work.has(id) ? null : await this.receive(wish, { id, format, before });
    if (received === null) return recordOrBusy(before);
    if (received.result.record.state === 'deciding') void this.goOn(wish.pool, id);
    return received.result.record;
  }

  private receive(
    wish: NewImport,
    { id, format, before }: { id: string; format: ImportFormat; before: StoredImport | null },
  ): Promise<{ result: StoredImport } | null> {
    const { store, clock } = this.parts;
    return this.work.begin(wish.pool, id, async () => {
      const stored = await this.started(before, startImport({ ...wish, id, startedAt: clock.now() }));
      return receiveImport(store, stored, format, wish).catch((error: unknown) => this.breakOff(wish.pool, id, error));
    });
  }

  private async started(before: StoredImport | null, record: ImportRecord): Promise<StoredImport> {
    const { store } = this.parts;
    if (before !== null) await store.dropRows(record.pool, record.id);
    return store.save({ seq: before?.seq ?? null, record });
  }

  /** With what became of its rows that were set aside; where that cannot be taken in now, as it was before. */
  async read(pool: string, id: string): Promise<ImportRecord | null> {
    await this.takeLater(pool, id).catch(this.parts.failed);
    return (await this.parts.store.read(pool, id))?.record ?? null;
  }

  list(pool: string, limit: number, after?: string): Promise<{ items: ImportRecord[]; next: string | null }> {
    return this.parts.store.list(pool, limit, after);
  }

  /** Rows from a place `chunk.index` on, of one outcome or all; later pages are as they were at the first one. */
  async rows(
    pool: string,
    id: string,
    wish: { outcome?: string; from: [number, number]; limit: number },
  ): Promise<{ items: ImportRow[]; next: [number, number] | null }> {
    const [chunk, index] = wish.from;
    if (chunk === 0 && index === 0) await this.takeLater(pool, id).catch(this.parts.failed);
    return this.parts.store.page(pool, id, wish);
  }

  /** Starts taking an import back. */
  async revert(pool: string, id: string, actor: string): Promise<ImportRecord | Refusal> {
    const now = this.parts.clock.now();
    const instead = whyNotRevert(await this.read(pool, id), now);
    if (instead !== null) return instead;
    const reverting = await this.work.alone(pool, id, () => turnBack(this.parts, { pool, id, actor, now }));
    if ('state' in reverting && reverting.state === 'reverting') void this.goOn(pool, id);
    return reverting;
  }

  /** Takes up what nobody works on: unfinished uploads are given up (their sender repeats them), the rest goes on. */
  async resume(pool: string): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.parts.store.list(pool, 100, after);
      for (const { id, state } of page.items) {
        if (!LEFT.has(state) || this.work.has(id)) continue;
        const going = this.goOn(pool, id);
        if (state === 'reading') await going;
      }
      if (page.next === null) return;
      after = page.next;
    }
  }

  /** Resolves when nothing is being received, sent or reverted. */
  idle(): Promise<void> {
    return this.work.idle();
  }

  /** What ends now has not failed: its sender ends, and it goes on at the next start, or elsewhere. */
  stop(): void {
    this.stopped = true;
  }

  /** With `share=kept`: sends one waiting row, because a member keeps it. Answers the row with its contact. */
  keepRow(
    pool: string,
    id: string,
    wish: { row: number; file: string | null; member: string },
  ): Promise<ImportRow | Refusal> {
    return this.work.alone(pool, id, () => keepRow(this.parts, { pool, id, ...wish }));
  }

  /** Blanks the rows of an erased person in every import that still has any, each while nothing else works on it. */
  async erase(pool: string, concerns: (row: ImportRow) => boolean): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.parts.store.list(pool, 100, after);
      for (const { id } of page.items.filter(({ rowsUntil }) => rowsUntil !== null))
        await this.work.alone(pool, id, () => eraseRows(this.parts.store, { pool, id }, concerns));
      if (page.next === null) return;
      after = page.next;
    }
  }

  /** The upload ended with an error: what was stored of it goes, and its sender is told. */
  private async breakOff(pool: string, id: string, error: unknown): Promise<never> {
    const stored = await this.parts.store.read(pool, id);
    if (stored !== null) await giveUp(this.parts.store, stored);
    throw error;
  }

  /** Whoever looks at an import sees what became of rows that had been set aside; of one that is worked on, the next one who looks. */
  private async takeLater(pool: string, id: string): Promise<void> {
    const { store, sender } = this.parts;
    const later = await laterOf(sender, pool, id);
    if (later.length === 0 || this.work.has(id)) return;
    await this.work.begin(pool, id, async () => {
      const stored = await store.read(pool, id);
      if (stored !== null && !LEFT.has(stored.record.state)) await takeLater(store, sender, stored);
    });
  }

  /** Does in the background what is left of an import, unless another instance does. */
  private async goOn(pool: string, id: string): Promise<void> {
    try {
      await this.work.begin(pool, id, () => this.doLeft(pool, id));
    } catch (error) {
      if (!this.stopped) this.parts.failed(error);
    }
  }

  private async doLeft(pool: string, id: string): Promise<unknown> {
    const { store, sender } = this.parts;
    const stored = await store.read(pool, id);
    if (stored === null) return null;
    const { state } = stored.record;
    if (state === 'reading') return giveUp(store, stored);
    if (state === 'deciding') return sendImport(store, sender, stored);
    return state === 'reverting' ? revertImport(store, sender, stored) : null;
  }
}

/** The import that this key has made before, unless it was another file or was to be read otherwise. */
async function sameOrRefused(record: ImportRecord, wish: NewImport): Promise<ImportRecord | Refusal> {
  return (await isOther(record, wish)) ? { refused: 'key-reused' } : record;
}

/** What there is of an import that is being received elsewhere. */
function recordOrBusy(stored: StoredImport | null): ImportRecord {
  if (stored === null) throw busy();
  return stored.record;
}
