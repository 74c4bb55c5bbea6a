import { inputOf } from '#libs/events/inputs.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Decided } from './decided.js';
import { Flight } from './flight.js';
import { createNudge } from './nudge.js';
import { createPace } from './pace.js';
import { acknowledge, readOrigin, readReceipts, removeReceipts } from './receipts.js';
import type { OriginRecord, Receipt } from './records.js';

/** One thing a machine says. `at` in ms, by its own clock. */
export interface MachineInput {
  kind: string;
  data: unknown;
  at: number;
  actor: string;
}

/** The one way for imports, sources, the clock and duties to say something: numbered, in order, paced, once. */
export interface OriginSender {
  /**
   * Sends the inputs `firstN`, `firstN + 1` … of an origin and resolves when all are decided. What the pool has
   * already decided is not sent again, so the same call after a crash goes on where it stopped. Waits while the bus
   * cannot be reached; rejects with an OutsideWorld error that waiting does not cure (`pool-moved`: it goes on elsewhere;
   * `ending`: at the next start).
   * Only one call at a time may send for an origin.
   */
  send(pool: string, origin: string, firstN: number, inputs: readonly MachineInput[]): Promise<void>;
  /** Receipts not yet acknowledged, in order of n, up to the one that holds `uptoN`. */
  receipts(pool: string, origin: string, uptoN: number): Promise<Receipt[]>;
  /** Nobody wants to read receipts up to `uptoN` any more, nor the later ones of inputs that were parked. */
  acknowledge(pool: string, origin: string, uptoN: number): Promise<void>;
  /** Their reader has copied these, and may still want others. */
  copied(pool: string, receipts: readonly Receipt[]): Promise<void>;
  /** The highest decided number, 0 before the first. */
  decidedN(pool: string, origin: string): Promise<number>;
  /** When the highest number was decided, ms. */
  decidedAt(pool: string, origin: string): Promise<number>;
}

export interface SenderOptions {
  /** Once it is aborted nobody is waited for any more: whoever decides may have ended before. */
  ending?: AbortSignal;
  /** of an owner in the same process */
  decided?: Decided;
  /**
   * A chunk is as large as what the owner took in this time, ms: 100, and 30 beside the owner, where a chunk costs little.
   * Two of them lie before whatever a person says next.
   */
  windowMs?: number;
  /** inputs of a chunk at most: 1,000, and 100 beside the owner */
  largest?: number;
  /** ms between looks at how far the owner is */
  pollMs?: number;
}

/** How much lies before the owner: apart from it, and in one process with it. */
const apart = { windowMs: 100, largest: 1000 };
const beside = { windowMs: 30, largest: 100 };
/** ms between tries to reach the bus */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

export function createOriginSender(
  { bus, documents, clock }: Pick<Platform, 'bus' | 'documents' | 'clock'>,
  { decided, ending, pollMs = 10, ...paced }: SenderOptions = {},
): OriginSender {
  const { windowMs, largest } = { ...(decided === undefined ? apart : beside), ...paced };
  const pace = createPace(windowMs, largest);
  const nudge = createNudge(clock, decided);

  async function send(pool: string, origin: string, firstN: number, inputs: readonly MachineInput[]): Promise<void> {
    const flight = new Flight(firstN, inputs.length, (await readOrigin(documents, pool, origin)).n);
    const enveloped = (from: number, to: number): InputEnvelope[] =>
      inputs.slice(from - firstN, to - firstN + 1).map((input, i) => envelope(pool, origin, from + i, input));
    for (let wait = FIRST_WAIT; !flight.landed;) {
      const sent = await fill(flight, enveloped);
      if (sent) await nudge.wait(pool, origin, pollMs);
      else await nudge.pause(wait);
      wait = sent ? FIRST_WAIT : Math.min(LONGEST_WAIT, wait * 2);
      const mark = await readOrigin(documents, pool, origin);
      pace.took(clock.now(), flight.landedTo(mark.n));
      demandGoingOn(mark, ending);
      if (mark.stopped !== null) flight.resume(clock.now());
    }
  }

  /** Sends until enough is in flight. False if the bus cannot be reached: whether the chunk lies there is unknown, so it is sent again. */
  async function fill(flight: Flight, enveloped: (from: number, to: number) => InputEnvelope[]): Promise<boolean> {
    try {
      for (let to = flight.room(pace.chunk(clock.now())); to !== null; to = flight.room(pace.chunk(clock.now()))) {
        await bus.append(enveloped(flight.next, to));
        flight.sent(to);
      }
      return true;
    } catch (error) {
      if (error instanceof OutsideWorld && error.retriable) return false;
      throw error;
    }
  }

  return {
    send,
    receipts: (pool, origin, uptoN) => readReceipts(documents, pool, origin, uptoN),
    acknowledge: (pool, origin, uptoN) => acknowledge(documents, pool, origin, uptoN),
    copied: (pool, receipts) => removeReceipts(documents, pool, receipts),
    decidedN: async (pool, origin) => (await readOrigin(documents, pool, origin)).n,
    decidedAt: async (pool, origin) => (await readOrigin(documents, pool, origin)).decidedAt,
  };
}

function moved(): OutsideWorld {
  return new OutsideWorld('This pool has moved to another installation: it goes on there.', false, 'pool-moved');
}

function demandGoingOn({ stopped }: OriginRecord, ending: AbortSignal | undefined): void {
  if (stopped?.moved === true) throw moved();
  if (ending?.aborted === true) throw hasEnded();
}

/** Whether a send was given up because the process ends. */
export function isEnding(error: unknown): boolean {
  return error instanceof OutsideWorld && error.code === 'ending';
}

function hasEnded(): OutsideWorld {
  return new OutsideWorld('Kith is ending: what is not decided yet is sent again at the next start.', true, 'ending');
}

function envelope(pool: string, origin: string, n: number, { kind, data, at, actor }: MachineInput): InputEnvelope {
  const version = inputOf(kind)?.version ?? 1;
  return { id: `${pool}/${origin}/${n}`, pool, kind, version, at, actor, origin: { id: origin, n }, data };
}
