import type { Block } from './components.js';
import type { Elsewhere } from './occurrences.js';

/** Characters of series that are kept until their calendar is over; further ones are read as they come. */
const MOST_KEPT = 8_000_000;
/** Occurrences that stand for themselves, of one calendar. */
const MOST_MOVED = 50_000;

/**
 * A series says when it takes place, and other events of its calendar which of its occurrences were moved or cancelled.
 * These mostly stand behind it, so series are read last.
 */
export class Series {
  readonly #kept: Block[] = [];
  readonly #moved = new Map<string, Set<number>>();
  #size = 0;
  #count = 0;

  /** Whether it is a series, which is read when the calendar is over. */
  keep(block: Block): boolean {
    if (block.isCut || this.#size + block.text.length > MOST_KEPT || !isSeries(block)) return false;
    this.#size += block.text.length;
    this.#kept.push(block);
    return true;
  }

  /** An event stands for the occurrence that a series of this name has at this moment. */
  move(uid: string, moment: number): void {
    if (this.#count >= MOST_MOVED) return;
    this.#count += 1;
    this.#moved.set(uid, (this.#moved.get(uid) ?? new Set<number>()).add(moment));
  }

  elsewhere(uid: string): Elsewhere {
    return this.#moved.get(uid) ?? null;
  }

  kept(): readonly Block[] {
    return this.#kept;
  }
}

function isSeries({ text }: Block): boolean {
  return /^(?:RRULE|RDATE)[;:]/im.test(text) && !/^RECURRENCE-ID[;:]/im.test(text);
}
