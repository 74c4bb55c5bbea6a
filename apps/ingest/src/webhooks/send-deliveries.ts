import type { Clock } from '#libs/ports/clock.js';
import type { Leases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import type { Receipt, ReceiptRow } from '#libs/transport/records.js';
import { originOf, type Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import type { DeliveryStore, OpenDelivery } from './delivery-store.js';
import { learned, type Outcome } from './learned.js';

const PAGE = 100;

interface Parts {
  store: DeliveryStore;
  sources: SourceStore;
  sender: OriginSender;
  leases: Leases;
  clock: Clock;
  /** hears of what stopped with an error; it is taken up again later */
  failed: (error: unknown) => void;
}

type Place = Pick<Source, 'pool' | 'id'>;

/**
 * Sends what deliveries say to their pool, in the order of their numbers, by whoever holds the source's lease. May be
 * started again after a crash anywhere: the numbers keep what is sent twice from counting twice.
 */
export class SendDeliveries {
  readonly #running = new Map<string, { again: boolean; done: Promise<void> }>();
  #stopped = false;

  constructor(private readonly parts: Parts) {}

  /** Something of this source may wait. */
  wake(source: Place): void {
    if (this.#stopped) return;
    const place = `${source.pool}/${source.id}`;
    const running = this.#running.get(place);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const run = { again: false, done: Promise.resolve() };
    this.#running.set(place, run);
    run.done = this.#run(source, run).finally(() => this.#running.delete(place));
  }

  /** Takes up what another instance, or an earlier life, left. */
  async resume(pool: string): Promise<void> {
    for (const { source } of await this.parts.sources.all(pool, ({ own }) => own.token !== null)) this.wake(source);
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(source: Place, run: { again: boolean }): Promise<void> {
    const isWoken = (): boolean => run.again && !this.#stopped;
    try {
      do {
        run.again = false;
        await this.#underLease(source);
      } while (isWoken());
    } catch (error) {
      if (!this.#stopped) this.parts.failed(error);
    }
  }

  async #underLease(source: Place): Promise<void> {
    const { leases, store } = this.parts;
    const [sent, log] = await Promise.all([store.sent(source), store.log(source)]);
    if (sent >= log.deliveries) return;
    const lease = await leases.take(source.pool, originOf(source));
    if (lease === null) return;
    try {
      while (lease.held() && !this.#stopped && (await this.#page(source)));
    } finally {
      await lease.release();
    }
  }

  /** Sends one page. False: nothing is left, or the source rests. */
  async #page({ pool, id }: Place): Promise<boolean> {
    const { store, sources } = this.parts;
    const source = (await sources.read(pool, id))?.source;
    if (source?.state !== 'active') return false;
    const page = await store.after(source, await store.sent(source), PAGE);
    const last = page.at(-1);
    if (last === undefined) return false;
    const outcomes = await this.#send(source, page);
    await sources.change(pool, id, (one) => learned(one, outcomes));
    await store.markSent(source, last.record.number);
    return page.length === PAGE;
  }

  async #send(source: Source, page: OpenDelivery[]): Promise<Outcome[]> {
    const { sender } = this.parts;
    const origin = originOf(source);
    const inputs = page.flatMap((delivery) => inputsOf(delivery, `source:${source.id}`));
    const first = page.find(({ record }) => record.count > 0)?.record.firstN;
    if (first === undefined) return page.map(({ record }) => ({ record, rows: [] }));
    const last = first + inputs.length - 1;
    await sender.send(source.pool, origin, first, inputs);
    const rows = rowsOf(await sender.receipts(source.pool, origin, last));
    await sender.acknowledge(source.pool, origin, last);
    return page.map(({ record }) => ({
      record,
      rows: Array.from({ length: record.count }, (_, i) => rows.get(record.firstN + i)).filter(
        (row) => row !== undefined,
      ),
    }));
  }
}

/** Of an erased person nobody is named any more: their numbers are used up by what is refused. */
function inputsOf({ record, content }: OpenDelivery, actor: string): MachineInput[] {
  if (content !== null) return content.inputs.map((input) => ({ ...input, actor }));
  return Array.from({ length: record.count }, () => ({ kind: 'person.observed', at: record.at, actor, data: {} }));
}

function rowsOf(receipts: Receipt[]): Map<number, ReceiptRow> {
  return new Map(receipts.flatMap(({ fromN, rows }) => rows.map((row, i) => [fromN + i, row] as const)));
}
