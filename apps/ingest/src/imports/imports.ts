import { createHash } from 'node:crypto';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { formatOf } from './registry.js';
import { KEPT_DAYS, startImport, type ImportRecord, type ImportRow } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { receiveImport } from './receive-import.js';
import { eraseRows } from './erase-rows.js';
import { keepRow } from './keep-row.js';
import { lastChunk, revertImport } from './revert-import.js';
import { sendImport } from './send-import.js';

const DAY = 86_400_000;

export interface NewImport {
  pool: string;
  member: string;
  actor: string;
  format: string;
  share: 'all' | 'kept';
  basis: ImportRecord['basis'];
  file: string | null;
  /** Idempotency-Key: the same key is the same import */
  key: string;
  home: { country: string };
  bytes: AsyncIterable<Uint8Array>;
}

/** Imports of files: receives, sends, reverts, and goes on after a crash with what was left. */
export class Imports {
  private readonly running = new Map<string, Promise<unknown>>();
  private stopped = false;

  constructor(
    private readonly parts: {
      store: ImportStore;
      sender: OriginSender;
      clock: Clock;
      failed: (error: unknown) => void;
    },
  ) {}

  /** Reads and stores the whole file, then sends its rows in the background. The same key again answers the same import. */
  async begin(wish: NewImport): Promise<ImportRecord | Refusal> {
    const format = formatOf(wish.format);
    if (format === undefined) return { refused: 'format-unknown', because: { format: wish.format } };
    const { store, clock } = this.parts;
    const id = `i_${createHash('sha256').update(`${wish.pool}|${wish.actor}|${wish.key}`).digest('base64url').slice(0, 20)}`;
    const before = await store.read(wish.pool, id);
    if (before !== null && (this.running.has(id) || !brokenOff(before.record))) return before.record;
    const stored = await this.started(before, startImport({ ...wish, id, startedAt: clock.now() }));
    const receiving = receiveImport(store, stored, format, wish);
    this.running.set(id, receiving);
    const received = await receiving
      .catch((error: unknown) => this.breakOff(wish.pool, id, error))
      .finally(() => this.running.delete(id));
    if (received.record.state === 'deciding') this.continue(received);
    return received.record;
  }

  private async started(before: StoredImport | null, record: ImportRecord): Promise<StoredImport> {
    const { store } = this.parts;
    if (before !== null) await store.dropRows(record.pool, record.id);
    return store.save({ seq: before?.seq ?? null, record });
  }

  async read(pool: string, id: string): Promise<ImportRecord | null> {
    return (await this.parts.store.read(pool, id))?.record ?? null;
  }

  list(pool: string, limit: number, after?: string): Promise<{ items: ImportRecord[]; next: string | null }> {
    return this.parts.store.list(pool, limit, after);
  }

  /** Rows from a place `chunk.index` on, of one outcome or all. */
  async rows(
    pool: string,
    id: string,
    wish: { outcome?: string; from: [number, number]; limit: number },
  ): Promise<{ items: ImportRow[]; next: [number, number] | null }> {
    const items: ImportRow[] = [];
    for (let [chunk, index] = wish.from; ; chunk += 1, index = 0) {
      const found = await this.parts.store.rows(pool, id, chunk);
      if (found === null) return { items, next: null };
      for (; index < found.record.rows.length; index += 1) {
        const row = found.record.rows[index];
        if (row === undefined || (wish.outcome !== undefined && row.outcome !== wish.outcome)) continue;
        if (items.length === wish.limit) return { items, next: [chunk, index] };
        items.push(row);
      }
    }
  }

  /** Starts taking an import back. */
  async revert(pool: string, id: string, actor: string): Promise<ImportRecord | Refusal> {
    const { store, clock } = this.parts;
    const stored = await store.read(pool, id);
    if (stored === null) return { refused: 'import-unknown', because: { import: id } };
    const { record } = stored;
    if (record.state === 'reverting' || record.state === 'reverted') return record;
    if (record.state !== 'finished') return { refused: 'import-not-finished', because: { state: record.state } };
    if (record.startedAt < clock.now() - KEPT_DAYS * DAY)
      return { refused: 'import-too-old', because: { days: KEPT_DAYS } };
    record.state = 'reverting';
    record.actor = actor;
    record.revert = { origin: `revert/${id}`, next: lastChunk(record), sent: 0, reverted: 0, left: 0 };
    const saved = await store.save(stored);
    this.continue(saved);
    return saved.record;
  }

  /** Takes up what a crash left: unfinished uploads are given up (their sender repeats them), the rest goes on. */
  async resume(pool: string): Promise<void> {
    const { store } = this.parts;
    for (let after: string | undefined; ;) {
      const page = await store.list(pool, 100, after);
      for (const { id } of page.items) await this.takeUp(await store.read(pool, id));
      if (page.next === null) return;
      after = page.next;
    }
  }

  private async takeUp(stored: StoredImport | null): Promise<void> {
    if (stored === null) return;
    const { state } = stored.record;
    if (state === 'reading') await this.giveUp(stored);
    else if (state === 'deciding' || state === 'reverting') this.continue(stored);
  }

  /** Resolves when nothing is being received, sent or reverted. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running.values());
  }

  /** Ends without waiting for imports that are under way: their next chunk fails or is resumed at the next start. */
  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  /** With `share=kept`: sends one waiting row, because a member keeps it. Answers the row with its contact. */
  keepRow(pool: string, id: string, wish: { row: number; member: string }): Promise<ImportRow | Refusal> {
    return this.alone(id, () => keepRow(this.parts, { pool, id, ...wish }));
  }

  /** Blanks the rows of an erased person in every import, each while nothing else works on it. */
  async erase(pool: string, concerns: (row: ImportRow) => boolean): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.parts.store.list(pool, 100, after);
      for (const { id } of page.items) await this.alone(id, () => eraseRows(this.parts.store, { pool, id }, concerns));
      if (page.next === null) return;
      after = page.next;
    }
  }

  /** Works on an import when what works on it now is done: rows are read, changed and written back. */
  private async alone<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    while (this.running.has(id)) await this.running.get(id)?.catch(() => undefined);
    const working = work();
    this.running.set(id, working);
    return working.finally(() => this.running.delete(id));
  }

  /** The upload ended with an error: what was stored of it goes, and its sender is told. */
  private async breakOff(pool: string, id: string, error: unknown): Promise<never> {
    const stored = await this.parts.store.read(pool, id);
    if (stored !== null) await this.giveUp(stored);
    throw error;
  }

  private async giveUp(stored: StoredImport): Promise<void> {
    await this.parts.store.dropRows(stored.record.pool, stored.record.id);
    stored.record.state = 'failed';
    stored.record.problem = {
      code: 'upload-broken-off',
      text: 'The upload broke off before the file was complete; nothing was imported. Send the file again.',
    };
    await this.parts.store.save(stored);
  }

  private continue(stored: StoredImport): void {
    const { store, sender, failed } = this.parts;
    const work =
      stored.record.state === 'deciding' ? sendImport(store, sender, stored) : revertImport(store, sender, stored);
    const watched = work
      .catch((error: unknown) => {
        if (!this.stopped) failed(error);
      })
      .finally(() => this.running.delete(stored.record.id));
    this.running.set(stored.record.id, watched);
  }
}

/** The upload ended before the file did: the same file may be sent again under the same key. */
function brokenOff(record: ImportRecord): boolean {
  return record.state === 'reading' || record.problem?.code === 'upload-broken-off';
}
