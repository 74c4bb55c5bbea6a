import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { soleLeases, type Lease, type Leases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { isHere } from '#libs/transport/pools-here.js';
import type { Receipt } from '#libs/transport/records.js';
import { isOvertaken } from '../sources/overtaken.js';
import { originOf, type Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import type { DeliveryStore, OpenDelivery } from './delivery-store.js';
import { learned, outcomesOf } from './learned.js';
import { holdsBack, letThrough, lookedThrough } from './let-through.js';
import { callsGoOn, PAGE_WHILE_CALLED, rest } from './while-called.js';

const PAGE = 100;
/** ms until what ended with an error is taken up again */
const AGAIN_AFTER = 60_000;

interface Parts {
  store: DeliveryStore;
  sources: SourceStore;
  sender: OriginSender;
  leases: Leases;
  documents: Documents;
  clock: Clock;
  /** hears of what stopped with an error; it is taken up again a minute later */
  failed: (error: unknown) => void;
}

type Place = Pick<Source, 'pool' | 'id'>;

interface Run {
  again: boolean;
  /** ms */
  calledAt: number;
  done: Promise<void>;
}

/**
 * Sends what deliveries say to their pool, in the order of their numbers, by whoever holds the source's lease. May be
 * started again after a crash anywhere: the numbers keep what is sent twice from counting twice.
 */
export class SendDeliveries {
  readonly #running = new Map<string, Run>();
  readonly #later = new Map<string, () => void>();
  readonly #stopped = new AbortController();

  constructor(private readonly parts: Parts) {}

  /** Something of this source may wait. */
  wake(source: Place): void {
    if (this.#isStopped) return;
    const place = `${source.pool}/${source.id}`;
    const running = this.#running.get(place);
    if (running !== undefined) {
      running.again = true;
      running.calledAt = this.parts.clock.now();
      return;
    }
    const run = { again: true, calledAt: this.parts.clock.now(), done: Promise.resolve() };
    this.#running.set(place, run);
    run.done = this.#run(source, place, run);
  }

  /** Takes up what another instance, or an earlier life, left. */
  async resume(pool: string): Promise<void> {
    for (const id of (await this.parts.store.waiting(pool)).keys()) this.wake({ pool, id });
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  stop(): void {
    this.#stopped.abort();
    for (const cancel of this.#later.values()) cancel();
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted;
  }

  async #run(source: Place, place: string, run: Run): Promise<void> {
    try {
      while (run.again && !this.#isStopped) {
        run.again = false;
        await this.#underLease(source, run);
      }
    } catch (error) {
      this.#takeUpLater(source, place, error);
    }
    // In the same turn as the last look at `again`: whoever wakes it from now on begins a new run.
    this.#running.delete(place);
  }

  #takeUpLater(source: Place, place: string, error: unknown): void {
    if (this.#isStopped) return;
    if (!isOvertaken(error)) this.parts.failed(error);
    const { clock } = this.parts;
    this.#later.get(place)?.();
    const again = (): void => {
      this.#later.delete(place);
      this.wake(source);
    };
    this.#later.set(place, clock.at(clock.now() + AGAIN_AFTER, again));
  }

  async #underLease(source: Place, run: Run): Promise<void> {
    if (!(await this.#hasToSend(source))) return;
    const lease = await this.parts.leases.take(source.pool, originOf(source));
    if (lease === null) return;
    try {
      await this.#pages(source, run, lease);
    } finally {
      await lease.release();
    }
  }

  async #pages(source: Place, run: Run, lease: Lease): Promise<void> {
    const { clock } = this.parts;
    for (let more = true; more && lease.held() && !this.#isStopped;) {
      const began = clock.now();
      const isCalled = this.#isCalled(run);
      more = await this.#page(source, isCalled ? PAGE_WHILE_CALLED : PAGE);
      if (isCalled) await rest(clock.now() - began, this.#stopped.signal);
    }
  }

  #isCalled({ calledAt }: Run): boolean {
    return this.parts.leases === soleLeases && callsGoOn(calledAt, this.parts.clock);
  }

  async #hasToSend(place: Place): Promise<boolean> {
    const { store, documents } = this.parts;
    const [sent, log] = await Promise.all([store.sent(place), store.log(place)]);
    if (sent >= log.deliveries || !(await isHere({ documents }, place.pool))) return false;
    const source = await this.#there(place);
    return source !== null && (!holdsBack(source) || lookedThrough(source) < log.deliveries);
  }

  async #there({ pool, id }: Place): Promise<Source | null> {
    const source = (await this.parts.sources.read(pool, id))?.source;
    return source === undefined || source.state === 'removing' ? null : source;
  }

  /**
   * Sends `most` deliveries, and notes what became of them together with how far that was: a crash before is made up for, and
   * nothing counts twice. Of a source that rests only what must not wait is sent. False: nothing is left.
   */
  async #page(place: Place, most: number): Promise<boolean> {
    const { store, sources } = this.parts;
    const source = await this.#there(place);
    if (source === null) return false;
    if (holdsBack(source)) return letThrough(this.parts, source);
    const { pool, id } = source;
    const [from, log] = await Promise.all([store.sent(source), store.log(source)]);
    const page = await store.after(source, from, Math.min(most, log.deliveries - from));
    const last = page.at(-1);
    if (last === undefined) return false;
    const receipts = await this.#send(source, page);
    const outcomes = outcomesOf(
      page.map(({ record }) => record),
      receipts,
    );
    const sent = store.sentTo(source, from, last.record.number);
    await sources.change(
      pool,
      id,
      (one) => learned(one, outcomes),
      () => [sent],
    );
    const { firstN, count } = last.record;
    await this.parts.sender.copied(
      pool,
      receipts.filter(({ toN }) => toN < firstN + count),
    );
    return page.length === most;
  }

  /** Resolves with what became of all that a page says. */
  async #send(source: Source, page: readonly OpenDelivery[]): Promise<Receipt[]> {
    const { sender } = this.parts;
    const origin = originOf(source);
    const inputs = page.flatMap((delivery) => inputsOf(delivery, `source:${source.id}`));
    const first = page[0]?.record.firstN ?? 1;
    if (inputs.length === 0) return [];
    await sender.send(source.pool, origin, first, inputs);
    return sender.receipts(source.pool, origin, first + inputs.length - 1);
  }
}

/** Of an erased person nobody is named any more: their numbers are used up by what is refused. */
function inputsOf({ record, content }: OpenDelivery, actor: string): MachineInput[] {
  if (content !== null) return content.inputs.map((input) => ({ ...input, actor }));
  return Array.from({ length: record.count }, () => ({ kind: 'person.observed', at: record.at, actor, data: {} }));
}
