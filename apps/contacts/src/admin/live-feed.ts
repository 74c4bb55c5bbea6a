import type { Envelope } from '#libs/kernel/envelope.js';
import type { Bus, Subscription } from '#libs/ports/bus.js';
import { behind, fromNewest } from '#libs/transport/reader-position.js';

/** What a page is told of a change: enough to know what to read again, nothing personal. */
export interface Change {
  seq: number;
  type: string;
  contact?: string;
  suggestion?: string;
  member?: string;
}

interface Listener {
  tell: (change: Change) => void;
  /** the process ends: let the page find another */
  hangUp: () => void;
}

/**
 * Fans committed events out to the pages that are open. Each process hears all of them: a page may be connected to any.
 * Reads from the newest on: a page that connects reads documents first.
 */
export class LiveFeed {
  private readonly listeners = new Map<string, Set<Listener>>();
  private subscription: Subscription | null = null;

  constructor(private readonly bus: Bus) {}

  async start(): Promise<void> {
    const { position, passed, lost } = fromNewest(this.bus);
    this.subscription = await this.bus.subscribe({
      ...{ topic: 'pool-events', group: 'live', everyPartition: true, maxRecords: 1000, maxBytes: 4_000_000 },
      ...{ position, lost },
      handle: async ({ partition, records }) => {
        if (this.listeners.size > 0) for (const { value } of records) this.tell(JSON.parse(value) as Envelope);
        await passed(partition, behind(records), true);
        return behind(records);
      },
    });
  }

  /** null while all is well, else one sentence for the readiness page */
  health(): string | null {
    return this.subscription?.health() ?? null;
  }

  /** Ends the connection of every page that listens; they come again by themselves. */
  hangUp(): void {
    for (const all of this.listeners.values()) for (const listener of all) listener.hangUp();
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }

  /** Tells `listener` of every change of a pool until the returned function is called. */
  listen(pool: string, listener: Listener): () => void {
    const all = this.listeners.get(pool) ?? new Set();
    all.add(listener);
    this.listeners.set(pool, all);
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(pool);
    };
  }

  private tell({ pool, seq, type, subject, data }: Envelope): void {
    const contact = subject === undefined || subject.includes('/') ? undefined : subject;
    const change: Change = {
      seq,
      type,
      contact,
      suggestion: textOf(data['suggestion']),
      member: textOf(data['member']),
    };
    for (const listener of this.listeners.get(pool) ?? []) listener.tell(change);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
