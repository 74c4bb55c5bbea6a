import type { Documents, GuardedChange } from '#libs/ports/documents.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';

/** The clock's side of a pool numbers what it says under this name. */
const ORIGIN = 'clock/reminders';

interface Posted extends MachineInput {
  n: number;
}

/**
 * What reminders has to say to a pool: numbered and stored together with the mark that it was said, then sent. After a
 * crash in between the rest is sent from here; what the pool has decided already it drops by its number.
 */
export class Outbox {
  private readonly last = new Map<string, number>();
  private readonly delivering = new Map<string, Promise<void>>();

  constructor(
    private readonly documents: Documents,
    private readonly sender: OriginSender,
  ) {}

  /**
   * The inputs under the next numbers, as changes that must be saved before anything else is staged for this pool; the
   * save is fenced if another instance took a number.
   */
  async stage(pool: string, inputs: MachineInput[]): Promise<GuardedChange[]> {
    if (inputs.length === 0) return [];
    const last = this.last.get(pool) ?? (await this.highest(pool));
    this.last.set(pool, last + inputs.length);
    return inputs.map((input, index) => {
      const n = last + 1 + index;
      return { pool, collection: 'outbox', key: keyOf(n), seq: 1, expect: null, body: { ...input, n } };
    });
  }

  /** A save failed: the numbers are read again. */
  forget(): void {
    this.last.clear();
  }

  /** Sends what is stored; resolves when all of it, and what was posted meanwhile, is decided. */
  deliver(pool: string): Promise<void> {
    const before = this.delivering.get(pool) ?? Promise.resolve();
    const mine = before.then(
      () => this.sendAll(pool),
      () => this.sendAll(pool),
    );
    this.delivering.set(pool, mine);
    const done = (): void => {
      if (this.delivering.get(pool) === mine) this.delivering.delete(pool);
    };
    mine.then(done, done);
    return mine;
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    while (this.delivering.size > 0) await Promise.allSettled(this.delivering.values());
  }

  private async sendAll(pool: string): Promise<void> {
    for (let posted = await this.page(pool); posted.length > 0; posted = await this.page(pool)) {
      const [first, last] = [posted[0], posted.at(-1)];
      if (first === undefined || last === undefined) return;
      await this.sender.send(
        pool,
        ORIGIN,
        first.n,
        posted.map(({ kind, data, at, actor }) => ({ kind, data, at, actor })),
      );
      await this.sender.acknowledge(pool, ORIGIN, last.n);
      await this.documents.save(
        posted.map(({ n }) => ({ pool, collection: 'outbox', key: keyOf(n), seq: 2, body: null })),
      );
      if (this.last.get(pool) === last.n) return;
    }
  }

  private async page(pool: string): Promise<Posted[]> {
    const page = await this.documents.list<Posted>({ pool, collection: 'outbox', index: 'number', limit: 500 });
    return page.items.map(({ body }) => body);
  }

  /** The highest number given so far: what lies here, or what the pool has decided. */
  private async highest(pool: string): Promise<number> {
    const page = await this.documents.list<Posted>({
      pool,
      collection: 'outbox',
      index: 'number',
      reverse: true,
      limit: 1,
    });
    return Math.max(page.items[0]?.body.n ?? 0, await this.sender.decidedN(pool, ORIGIN));
  }
}

function keyOf(n: number): string {
  return String(n).padStart(12, '0');
}
