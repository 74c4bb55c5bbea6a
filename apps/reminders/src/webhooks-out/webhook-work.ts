import { CommitFailed, waitingHelps } from '#libs/kernel/errors.js';
import type { BusBatch, Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Posting } from '#libs/ports/posting.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { behind, fromNewest } from '#libs/transport/reader-position.js';
import { nextLook } from '#libs/transport/every.js';
import { isHere, poolsHere } from '#libs/transport/pools-here.js';
import type { Report } from '../digests/mail-state.js';
import type { HookSeen } from './hook-seen.js';
import { MessageStore } from './message-store.js';
import { sendAll } from './send.js';
import { stage } from './stage.js';
import { Woken } from './woken.js';

const HOUR = 3_600_000;

export interface WebhookParts {
  platform: Pick<Platform, 'bus' | 'documents' | 'ledger' | 'keys' | 'clock'>;
  posting: Posting;
  /** says it to the pool, and resolves when that is stored */
  say: (pool: string, input: MachineInput) => Promise<void>;
  report: Report;
}

/**
 * Tells other systems what was decided. Each pool's events become messages in a lane of their own, and each web hook is
 * told in a lane of its own: one that is slow or away holds up nobody. Of several instances each has its partitions.
 */
export class WebhookWork {
  private readonly store: MessageStore;
  private readonly pools = new Map<string, Woken>();
  private readonly hooks = new Map<string, Woken>();
  /** pools of ours without a web hook: not looked at again before there is one */
  private readonly none = new Set<string>();
  private readonly mine = new Set<number>();
  private readonly position: ReturnType<typeof fromNewest>;
  private stopped = false;

  constructor(private readonly parts: WebhookParts) {
    this.store = new MessageStore(parts.platform.documents);
    this.position = fromNewest(parts.platform.bus);
  }

  /** Is only told that there is something new: what, stands in the ledger. */
  get reader(): Subscribing {
    return {
      ...{ topic: 'pool-events', group: 'reminders-webhooks', maxRecords: 1000, maxBytes: 4_000_000 },
      position: async (partition) => {
        const next = await this.position.position(partition);
        this.mine.add(partition);
        for (const pool of await this.ours(partition)) this.wakePool(pool);
        return next;
      },
      handle: (batch) => this.heard(batch),
      lost: (partition) => {
        this.mine.delete(partition);
        this.none.clear();
        this.position.lost(partition);
      },
    };
  }

  /** Resolves when nobody is being told anything. */
  async idle(): Promise<void> {
    const lanes = (): Woken[] => [...this.pools.values(), ...this.hooks.values()].filter(({ isIdle }) => !isIdle);
    for (let busy = lanes(); busy.length > 0; busy = lanes()) await Promise.all(busy.map((lane) => lane.idle()));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.pools.values(), ...this.hooks.values()].map((lane) => lane.stop()));
  }

  private async heard({ partition, records }: BusBatch): Promise<number> {
    for (const { id, value } of records) {
      const pool = id.slice(0, id.indexOf('/'));
      if (value.includes('"pool.webhook-') || value.includes('"pool.arrived"')) this.none.delete(pool);
      if (!this.none.has(pool)) this.wakePool(pool);
    }
    await this.position.passed(partition, behind(records), records.length > 0);
    return behind(records);
  }

  private wakePool(pool: string): void {
    const { clock } = this.parts.platform;
    const lane = this.pools.get(pool) ?? new Woken(clock, () => this.follow(pool), this.failed({ pool }));
    this.pools.set(pool, lane);
    lane.wake();
  }

  /** Makes messages of what is new and has them sent; looks again by itself, for another instance may have died. */
  private async follow(pool: string): Promise<number | null> {
    const { platform } = this.parts;
    // What is heard while this run reads has it run once more: what it finds may be older.
    this.none.delete(pool);
    if (!this.isOurs(pool) || !(await isHere(platform, pool))) return null;
    const hooks = await stage({ ...platform, store: this.store }, pool);
    if (hooks.length === 0) {
      this.none.add(pool);
      return null;
    }
    await this.store.sweep(pool, platform.clock.now());
    for (const hook of hooks) if (hook.stopped === null) this.wakeHook(pool, hook.webhook);
    return nextLook(platform.clock, HOUR);
  }

  private wakeHook(pool: string, webhook: string): void {
    const key = `${pool}/${webhook}`;
    const { clock } = this.parts.platform;
    const lane =
      this.hooks.get(key) ?? new Woken(clock, () => this.send(pool, webhook), this.failed({ pool, webhook }));
    this.hooks.set(key, lane);
    lane.wake();
  }

  private async send(pool: string, webhook: string): Promise<number | null> {
    const hook = await this.current(pool, webhook);
    if (hook === null) return null;
    const { platform, posting, say } = this.parts;
    const going = (): boolean => !this.stopped && this.isOurs(pool);
    const { next, stop } = await sendAll({ ...platform, store: this.store, posting }, pool, hook, going);
    if (stop === null) return next;
    const data = { webhook, reason: stop };
    await say(pool, { kind: 'webhook.stop', data, at: platform.clock.now(), actor: 'clock' });
    return null;
  }

  /** As it is now, if it is to be told anything. */
  private async current(pool: string, webhook: string): Promise<HookSeen | null> {
    if (!this.isOurs(pool) || !(await isHere(this.parts.platform, pool))) return null;
    const hook = (await this.store.hooks(pool)).find((one) => one.webhook === webhook);
    return hook === undefined || hook.stopped !== null ? null : hook;
  }

  /** Tells the operator why nobody is told, unless it passes by itself. */
  private failed(facts: { pool: string; webhook?: string }): (error: unknown) => void {
    return (error) => {
      if (passes(error)) return;
      this.parts.report('Telling another system failed; it is tried again.', { ...facts, error: String(error) });
    };
  }

  private isOurs(pool: string): boolean {
    return this.mine.has(this.parts.platform.bus.partitionOf(pool));
  }

  private async ours(partition: number): Promise<string[]> {
    const { platform } = this.parts;
    const pools = await poolsHere(platform);
    return pools.filter((pool) => platform.bus.partitionOf(pool) === partition);
  }
}

/** A store that is away says so itself, and whoever was overtaken by another instance looks again. */
function passes(error: unknown): boolean {
  return waitingHelps(error) || (error instanceof CommitFailed && error.kind !== 'deterministic');
}
