import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Changes, RecordedEvent, Write } from './changes.js';
import type { Workspace } from './workspace.js';

/**
 * One try at one decision: what it read, and what it would change. Counts only once the workspace applies it, and is
 * thrown away when it threw or when `missing` holds anything, for then it read nulls that only mean "not loaded yet".
 */
export class Draft implements Changes {
  readonly writes: Write[] = [];
  readonly events: RecordedEvent[] = [];
  readonly missing: DocumentKey[] = [];
  readonly outcomes: Changes['outcomes'][number][] = [];
  origin: Changes['origin'] = null;
  receipt: Changes['receipt'] = null;
  /** why its origin must not go on, in one sentence; null: it may again; undefined: nothing new */
  stops: string | null | undefined = undefined;
  /** it sets an input aside because its decision failed: why */
  parks: string | null = null;
  /** what the operator is told once this is committed */
  readonly reports: { sentence: string; facts: Record<string, unknown> }[] = [];

  constructor(
    readonly workspace: Workspace,
    /** names the step in hand: the same at every try, also after a restart */
    readonly step: string,
  ) {}

  /** The body as it is after every earlier decision and after what this draft wrote; null if absent or not loaded yet. */
  get(collection: string, key: string): unknown {
    const written = this.#written(collection, key);
    if (written !== undefined) return written.body;
    const entry = this.workspace.find(collection, key);
    if (entry === undefined) this.missing.push({ collection, key });
    return entry?.body ?? null;
  }

  /** Writes what a fold made of a document. */
  fold(collection: string, key: string, body: unknown, seq: number): void {
    this.writes.push({ collection, key, body, seq, record: false });
  }

  /** Writes a record; its seq counts its versions. */
  record(collection: string, key: string, body: unknown): void {
    const before = this.#written(collection, key) ?? this.workspace.find(collection, key);
    this.writes.push({ collection, key, body, seq: (before?.seq ?? 0) + 1, record: true });
  }

  /** A decision writes a handful of places: looking from the end is quicker than keeping a map of them. */
  #written(collection: string, key: string): Write | undefined {
    for (let i = this.writes.length - 1; i >= 0; i--) {
      const write = this.writes[i];
      if (write?.key === key && write.collection === collection) return write;
    }
    return undefined;
  }

  get nextSeq(): number {
    return this.workspace.seq + this.events.length + 1;
  }

  get complete(): boolean {
    return this.missing.length === 0;
  }
}
