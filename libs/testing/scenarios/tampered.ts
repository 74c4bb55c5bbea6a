import type { Envelope } from '#libs/kernel/envelope.js';

/** Fields that hold seqs of other events. */
const SEQS = new Set(['events', 'of', 'first', 'mergedSeq', 'moved', 'both', 'stays', 'occasions']);

/** A copy of a ledger to be spoilt, one change at a time. After each the events are numbered 1, 2, 3 … again. */
export class Tampered {
  readonly #events: Envelope[];

  constructor(ledger: readonly Envelope[]) {
    this.#events = structuredClone([...ledger]);
  }

  get events(): readonly Envelope[] {
    return this.#events;
  }

  /** The first event for which this holds. */
  find(is: (event: Envelope) => boolean): Envelope {
    const found = this.#events.find(is);
    if (found === undefined) throw new Error('the ledger has no such event');
    return found;
  }

  /** Says something more in a decision of its own, right before the one that `event` belongs to. */
  before(event: Envelope, said: Pick<Envelope, 'type' | 'data'> & Partial<Envelope>): Envelope {
    const first = this.#events.findIndex(({ cause }) => cause === event.cause);
    return this.#insert(first, { ...event, occurredat: event.time, cause: `tampered ${event.cause}`, ...said });
  }

  /** Says something more right behind an event, out of the same decision unless told otherwise. */
  after(event: Envelope, said: Partial<Envelope>): Envelope {
    return this.#insert(this.#events.indexOf(event) + 1, { ...structuredClone(event), ...said });
  }

  /** Takes an event away and closes the gap. */
  remove(event: Envelope): void {
    this.#events.splice(this.#events.indexOf(event), 1);
    this.#renumber();
  }

  /** The lines of its export. */
  lines(): string[] {
    return this.#events.map((event) => JSON.stringify(event));
  }

  #insert(index: number, event: Envelope): Envelope {
    this.#events.splice(index, 0, event);
    this.#renumber(event);
    return event;
  }

  #renumber(added?: Envelope): void {
    const now = new Map(this.#events.flatMap((event, i) => (event === added ? [] : [[event.seq, i + 1] as const])));
    for (const [i, event] of this.#events.entries()) {
      if (event !== added) event.data = renumbered(event.data, (seq) => now.get(seq) ?? seq);
      event.seq = i + 1;
      event.id = `${event.pool}/${event.epoch}/${event.seq}`;
    }
  }
}

/** The same facts, where the events they name have other numbers. */
function renumbered(data: Envelope['data'], to: (seq: number) => number): Envelope['data'] {
  const entries = Object.entries(data).map(([field, value]) => [
    field,
    SEQS.has(field) ? seqs(value, to) : deep(value, to),
  ]);
  return Object.fromEntries(entries) as Envelope['data'];
}

function seqs(value: unknown, to: (seq: number) => number): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => seqs(one, to));
  return typeof value === 'number' ? to(value) : value;
}

function deep(value: unknown, to: (seq: number) => number): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? renumbered(value as Envelope['data'], to)
    : value;
}
