import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Documents } from '#libs/ports/documents.js';
import type { PoolHead } from '#libs/ports/ledger.js';
import type { OutcomeRecord, Receipt } from '#libs/transport/records.js';
import type { Changes, RecordedEvent, Write } from './changes.js';
import type { Entry, HotDocuments } from './hot-documents.js';
import { Places } from './places.js';

/** What a pool's part of a batch is decided with. */
export interface Opening {
  head: PoolHead;
  /** the `now` of every decision of this batch, ms */
  now: number;
  hash: (text: string) => string;
  hot: HotDocuments;
  /** what the batch that is being committed has changed in this pool: it cannot be read yet */
  before: Places<Changed> | null;
  /** subjects whose key is known to be destroyed */
  destroyed: ReadonlySet<string>;
}

/** What a batch leaves at a place, and whether nothing was there before. */
export interface Changed extends Write {
  isNew: boolean;
}

/** Seldom looked at twice, or removed by others: not kept between batches. */
const passing = new Set(['outcome', 'receipt', 'parked-input', 'identity', 'token', 'hint', 'conflict', 'fold']);

/** One pool in one batch: what was read, remembering absences, and over it what the batch has changed so far. */
export class Workspace {
  readonly changed = new Places<Changed>();
  readonly events: RecordedEvent[] = [];
  readonly receipts = new Map<string, Receipt>();
  /** what waits for an outcome is told: by command key */
  readonly outcomes = new Map<string, OutcomeRecord>();
  /** highest decided number by origin */
  readonly origins = new Map<string, number>();
  readonly hash: (text: string) => string;
  seq: number;
  readonly #entries = new Places<Entry | null>();
  readonly #fresh = new Set<string>();

  constructor(
    readonly pool: string,
    readonly opening: Opening,
  ) {
    this.seq = opening.head.seq;
    const hashes = new Map<string, string>();
    this.hash = (text) => {
      const known = hashes.get(text);
      if (known !== undefined) return known;
      const hash = opening.hash(text);
      hashes.set(text, hash);
      return hash;
    };
  }

  get now(): number {
    return this.opening.now;
  }

  /** How the pool stands after this batch. */
  get head(): PoolHead {
    const { head } = this.opening;
    return this.seq === head.seq ? head : { ...head, seq: this.seq, now: this.now };
  }

  /** Undefined: not loaded yet. Null: there is none. */
  find(collection: string, key: string): Entry | null | undefined {
    const known = this.#entries.get(collection, key);
    if (known !== undefined) return known;
    if (this.#fresh.size > 0 && this.#fresh.has(idOf(key))) return null;
    return this.#beforehand(collection, key);
  }

  /** As the batch in flight leaves it, else as it was when it was last read or written. */
  #beforehand(collection: string, key: string): Entry | null | undefined {
    const { before, hot } = this.opening;
    const written = before?.get(collection, key);
    if (written !== undefined) return written.body === null ? null : written;
    if (passing.has(collection)) return undefined;
    const kept = hot.get(this.#hotPlace(collection, key));
    if (kept !== undefined) this.#entries.set(collection, key, kept);
    return kept;
  }

  /** An id that was just made up: nothing is stored under it. */
  madeUp(id: string): void {
    this.#fresh.add(id);
  }

  /** Reads, in one go, what of these keys is not known yet. */
  async load(documents: Documents, keys: readonly DocumentKey[]): Promise<void> {
    const wanted: DocumentKey[] = [];
    for (const place of keys) {
      const { collection, key } = place;
      if (this.find(collection, key) !== undefined) continue;
      this.#entries.set(collection, key, null);
      wanted.push(place);
    }
    if (wanted.length === 0) return;
    for (const { collection, key, body, seq } of await documents.many(this.pool, wanted)) {
      const entry = { body, seq };
      this.#entries.set(collection, key, entry);
      if (!passing.has(collection)) this.opening.hot.set(this.#hotPlace(collection, key), entry);
    }
  }

  /** Makes a decision part of the batch: later ones see it. */
  apply({ writes, events, outcomes, origin, receipt }: Changes): void {
    for (const write of writes) this.#change(write);
    for (const event of events) this.events.push(event);
    this.seq += events.length;
    for (const { key, outcome } of outcomes) this.outcomes.set(key, outcome);
    if (origin !== null) this.origins.set(origin.id, origin.n);
    if (receipt !== null) this.#note(receipt);
  }

  #change(write: Write): void {
    const { collection, key, body } = write;
    const isNew = this.changed.get(collection, key)?.isNew ?? this.find(collection, key) === null;
    this.#entries.set(collection, key, body === null ? null : write);
    this.changed.set(collection, key, { ...write, isNew });
  }

  /** After the commit: what changed stays in memory. */
  keep(): void {
    for (const { collection, key, body, seq } of this.changed.values()) {
      if (passing.has(collection)) continue;
      const place = this.#hotPlace(collection, key);
      if (body === null) this.opening.hot.delete(place);
      else this.opening.hot.set(place, { body, seq });
    }
  }

  #hotPlace(collection: string, key: string): string {
    return `${this.pool}/${collection}/${key}`;
  }

  #note({ origin, n, row }: NonNullable<Changes['receipt']>): void {
    const receipt = this.receipts.get(origin);
    if (receipt === undefined) {
      this.receipts.set(origin, { origin, fromN: n, toN: n, decidedAt: this.now, rows: [row] });
      return;
    }
    receipt.toN = n;
    receipt.rows.push(row);
  }
}

function idOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}
