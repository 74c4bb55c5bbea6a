import { DAY, type PlannedSource } from '../plan.js';

/** Questions of one run follow each other within this; runs are an hour apart at least. */
const WITHIN = 600_000;
/** Runs lie apart by up to a tenth less than their distance (docs/sources/), whole seconds aside. */
const LEAST = 0.9;
const FIRST_WAIT = 15 * 60_000;
/** Questions of one person of a walk. */
const A_PERSON = 3;

/** The runs of one source, as its site sees them: how far apart they lie, and what is asked twice after a crash. */
export class AskedRuns {
  #last = -Infinity;
  #failures = 0;
  #isCut = false;
  #keys: string[] = [];
  #before: string[] | null = null;
  /** questions that were asked again after a crash; after the last one */
  again = 0;
  #again = 0;

  constructor(private readonly source: PlannedSource) {}

  /** How many questions of the run that is under way there were. */
  get asked(): number {
    return this.#keys.length;
  }

  /** What a question breaks; null: nothing. */
  ask(key: string, now: number): string | null {
    const isNew = now - this.#last > WITHIN;
    const early = isNew && !this.#isCut ? this.#earlier(now) : null;
    if (isNew) this.#endRun();
    this.#isCut = false;
    this.#last = now;
    this.#keys.push(key);
    return early ?? this.#twice(key);
  }

  /** How the question was answered counts for the waits behind it, as a feed asks one a run. */
  answered(isFailed: boolean): void {
    this.#failures = isFailed ? this.#failures + 1 : 0;
  }

  /** Whoever asks was killed at this time, and begins again. */
  restarted(now: number): void {
    const isUnderWay = now - this.#last <= WITHIN;
    this.#before = isUnderWay ? this.#keys : null;
    this.#keys = [];
    this.#again = 0;
    this.#isCut = isUnderWay;
  }

  #earlier(now: number): string | null {
    const { kind, ttl } = this.source;
    const failed = kind.feed && this.#failures > 0 ? Math.min(DAY, FIRST_WAIT * 2 ** (this.#failures - 1)) : 0;
    const wished = this.#failures > 0 ? 0 : ttl;
    const least = Math.max(LEAST * Math.max(kind.every, failed), wished) - 1000;
    const apart = now - this.#last;
    if (apart >= least) return null;
    return `source ${this.source.n} (${kind.name}) was asked ${minutes(apart)} min after the last time instead of ${minutes(least)}`;
  }

  /** Counts what the run before the crash had asked already. */
  #twice(key: string): string | null {
    const at = this.#before?.indexOf(key) ?? -1;
    if (at < 0) return null;
    this.#before?.splice(at, 1);
    this.again += 1;
    this.#again += 1;
    if (this.#again !== this.#aPage() + 1) return null;
    return `source ${this.source.n} (${this.source.kind.name}) was asked more than one page again after a crash`;
  }

  #aPage(): number {
    const { kind, people } = this.source;
    return kind.profiles && kind.together > A_PERSON
      ? Math.min(kind.together, A_PERSON * people.length + 1)
      : kind.together;
  }

  #endRun(): void {
    this.#keys = [];
    this.#before = null;
  }
}

const minutes = (ms: number): string => (ms / 60_000).toFixed(1);
