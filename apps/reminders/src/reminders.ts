import type { Envelope } from '#libs/kernel/envelope.js';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { BusBatch, Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { isHere, poolsHere } from '#libs/transport/pools-here.js';
import { Dispatch } from './dispatch.js';
import { HourAhead } from './hour-ahead.js';
import { Lane } from './lane.js';
import { Follower } from './schedule/follow.js';
import type { Team } from './schedule/team.fold.js';
import { ScheduleStore } from './schedule/schedule-store.js';
import { Outbox } from './sending/outbox.js';

type Parts = Pick<Platform, 'bus' | 'ledger' | 'documents' | 'queue' | 'clock'>;

/**
 * Follows the events, keeps the schedule and says what is due. Everything that changes the schedule goes one after the
 * other; among instances each has its partitions, and what a job asks for another's is read anew and fenced.
 */
export class ReminderWork {
  private readonly lane = new Lane();
  /** the partitions this instance was given */
  private readonly mine = new Set<number>();
  private unfilled = true;
  private readonly store: ScheduleStore;
  private readonly outbox: Outbox;
  private readonly follower: Follower;
  private readonly dispatch: Dispatch;
  private readonly ahead: HourAhead;

  constructor(
    private readonly platform: Parts,
    sender: OriginSender,
  ) {
    this.store = new ScheduleStore(platform.documents, (pool) => platform.bus.partitionOf(pool));
    this.outbox = new Outbox(platform.documents, sender);
    this.follower = new Follower(this.store, platform.ledger);
    const { store, follower, outbox } = this;
    this.dispatch = new Dispatch({ platform, store, follower, outbox });
    this.ahead = new HourAhead({ platform, store, follower });
  }

  readonly reader: Subscribing = {
    topic: 'pool-events',
    group: 'reminders',
    maxRecords: 500,
    maxBytes: 4_000_000,
    position: (partition) => this.lane.run(() => this.position(partition)),
    handle: (batch) => this.lane.run(() => this.handle(batch)),
    lost: (partition) => {
      this.mine.delete(partition);
      void this.lane.run(async () => {
        this.forget(partition);
      });
    },
  };

  /** Says what of a pool's contacts is due, and waits until they are decided; answers how many. */
  dues(pool: string): Promise<number> {
    return this.said(pool, () => this.dispatch.dues(pool));
  }

  /**
   * What the job of a pool's dues does: it says them, and is there again for what is due next. If it said any, that may
   * be due already: it came meanwhile. If it said none, what is due has to wait, and is not looked for again at once.
   */
  async duesAndNext(pool: string): Promise<void> {
    const now = this.platform.clock.now();
    const said = await this.dues(pool);
    await (said > 0 ? this.ahead.bringDue(pool) : this.ahead.bringDue(pool, now));
  }

  /** Says a pool's rounds that are due, those of `first` before the others, and waits until they are decided; answers how many. */
  rounds(pool: string, first?: string): Promise<number> {
    return this.said(pool, () => this.dispatch.rounds(pool, first));
  }

  /** The team of a pool, as far as its events are folded. */
  team(pool: string): Promise<Team> {
    return this.lane.run(() => this.follower.team(pool));
  }

  /** Says one thing to a pool: stored when it resolves, sent then or after a crash. */
  async say(pool: string, input: MachineInput): Promise<void> {
    const store = (): Promise<void> => this.dispatch.say(pool, [input], []);
    await this.lane.run(() => this.within(this.platform.bus.partitionOf(pool), store));
    void this.outbox.deliver(pool).catch(() => undefined);
  }

  /** Says everything that is due now; answers how much. */
  async sweep(): Promise<number> {
    let said = 0;
    for (const pool of await this.pools()) {
      said += await this.dues(pool);
      said += await this.rounds(pool);
    }
    return said;
  }

  /** Whether a partition came since the queue was filled. */
  get hasNew(): boolean {
    return this.unfilled;
  }

  /** Brings the jobs of the next hour into the queue: those of our partitions, or all, whatever it has forgotten. */
  async fillQueue(which: 'ours' | 'all'): Promise<void> {
    const { queue, ledger, documents } = this.platform;
    this.unfilled = false;
    for (const pool of which === 'all' ? await poolsHere({ documents, ledger }) : await this.pools()) {
      await this.ahead.bringDue(pool);
      await this.lane.run(() => this.ahead.bringMembers(pool, null));
    }
    await queue.mark();
  }

  /** Sends what a crash left between saving and sending. */
  async deliverLeft(): Promise<void> {
    for (const pool of await this.pools()) await this.outbox.deliver(pool);
  }

  /** Resolves when nothing is on its way to a pool. */
  idle(): Promise<void> {
    return this.outbox.idle();
  }

  private async said(pool: string, work: () => Promise<number>): Promise<number> {
    if (!(await isHere(this.platform, pool))) return 0;
    const count = await this.lane.run(() => this.within(this.platform.bus.partitionOf(pool), work));
    if (count > 0) await this.outbox.deliver(pool);
    return count;
  }

  /** Of another instance's partition nothing is remembered. */
  private async within<Result>(partition: number, work: () => Promise<Result>): Promise<Result> {
    await this.store.stand(partition);
    try {
      return await work();
    } finally {
      if (!this.mine.has(partition)) this.forget(partition);
    }
  }

  private forget(partition: number): void {
    this.store.drop(partition);
    this.follower.forget();
    this.outbox.forget();
  }

  private async pools(): Promise<string[]> {
    const pools = await poolsHere(this.platform);
    return pools.filter((pool) => this.mine.has(this.platform.bus.partitionOf(pool)));
  }

  private async position(partition: number): Promise<number> {
    this.forget(partition);
    const next = await this.store.take(partition);
    this.mine.add(partition);
    for (const pool of await this.pools()) {
      if (this.platform.bus.partitionOf(pool) === partition) await this.follower.renew(pool);
    }
    this.unfilled = true;
    return next;
  }

  /** A batch without the event that is next is of no use, it begins later or ends before: that one is asked for. */
  private async handle({ partition, records, newest }: BusBatch): Promise<number> {
    const from = await this.store.stand(partition);
    const at = records.findIndex(({ offset }) => offset === from);
    const fresh = at < 0 ? [] : records.slice(at);
    const last = fresh.at(-1);
    if (last === undefined) return from;
    const next = last.offset + 1;
    const envelopes = fresh.map(({ value }) => JSON.parse(value) as Envelope);
    const changed = await this.follower.follow(partition, envelopes, next).catch(rereading);
    // While it reads on, what it has read may be settled further on.
    if (next >= newest) for (const one of changed) await this.ahead.bringChanged(one);
    return next;
  }
}

/** Somebody else has folded on, or nobody knows whether it was saved: the position is read again. */
function rereading(error: unknown): never {
  if (!(error instanceof CommitFailed)) throw error;
  throw new OutsideWorld(error.message, true, 'schedule-moved-on', { cause: error });
}
