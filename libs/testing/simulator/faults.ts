import { inputs } from '#libs/events/inputs.js';
import type { Random } from '../random.js';

/** What may go wrong, as the report names it. */
const faultNames = [
  'call refused',
  'answer lost',
  'done twice',
  'crash before',
  'crash after',
  'crash after commit',
  'commit transient',
  'commit unclear',
  'commit impossible',
  'delivered again',
  'delivered with a gap',
  'clock set back',
  'decision throws',
  'round said twice',
] as const;

export type FaultName = (typeof faultNames)[number];

/** Faults by the kinds of input they met: `-` where a call is about no input. */
export type FaultCounts = Record<string, Record<string, number>>;

/** Every kind of input that there is. */
export const kinds: readonly string[] = inputs.map(({ kind }) => kind);
const NO_KIND = '-';

/** What every seed meets at least. */
export const FEWEST_FAULTS = 5;

/** Draws what goes wrong, and counts it. */
export class FaultPlan {
  readonly counts: FaultCounts = {};
  total = 0;
  #healed = false;
  #isLate = false;

  constructor(private readonly random: Random) {}

  /** What goes wrong with a call that fails once in `every`; null: nothing. */
  draw(every: number, possible: readonly FaultName[], concerned: readonly string[]): FaultName | null {
    if (this.#healed || !this.random.chance(this.#eagerness() / every)) return null;
    const fault = this.random.pick(possible) ?? null;
    if (fault !== null) this.strike(fault, concerned);
    return fault;
  }

  /** It goes wrong. */
  strike(fault: FaultName, concerned: readonly string[]): void {
    this.total += 1;
    this.count(fault, concerned);
  }

  /** For the table alone: what a healthy world does too. */
  count(fault: FaultName, concerned: readonly string[]): void {
    const row = (this.counts[fault] ??= {});
    for (const kind of concerned.length === 0 ? [NO_KIND] : new Set(concerned)) row[kind] = (row[kind] ?? 0) + 1;
  }

  /** The end is near: whatever is missing of the fewest faults is to happen soon. */
  hurry(): void {
    this.#isLate = true;
  }

  /** Nothing goes wrong any more. */
  heal(): void {
    this.#healed = true;
  }

  #eagerness(): number {
    return this.#isLate && this.total < FEWEST_FAULTS ? 10 : 1;
  }

  get healed(): boolean {
    return this.#healed;
  }
}

/** Adds one run's counts to those of all. */
export function addCounts(all: FaultCounts, more: FaultCounts): void {
  for (const [fault, row] of Object.entries(more)) {
    const sum = (all[fault] ??= {});
    for (const [kind, count] of Object.entries(row)) sum[kind] = (sum[kind] ?? 0) + count;
  }
}

/** Faults that no input met, and kinds of input that met no fault: both must be reachable. */
export function unreached(counts: FaultCounts): string[] {
  const faults = faultNames.filter((fault) => sumOf(counts[fault] ?? {}) === 0).map((fault) => `no "${fault}"`);
  const kindsMet = new Set(Object.values(counts).flatMap((row) => Object.keys(row)));
  return [...faults, ...kinds.filter((kind) => !kindsMet.has(kind)).map((kind) => `no fault met a ${kind}`)];
}

/** The counts as a table: a line per kind, a column per fault. */
export function tableOf(counts: FaultCounts): string {
  const width = Math.max(...kinds.map((kind) => kind.length));
  const head = faultNames.map((fault, at) => `  ${String.fromCharCode(97 + at)} ${fault}`).join('\n');
  const letters = faultNames.map((_, at) => String.fromCharCode(97 + at).padStart(6)).join('');
  const lines = [...kinds, NO_KIND].map((kind) => {
    const cells = faultNames.map((fault) => String(counts[fault]?.[kind] ?? '.').padStart(6));
    return `${kind.padEnd(width)}${cells.join('')}`;
  });
  return [head, ''.padEnd(width) + letters, ...lines].join('\n');
}

function sumOf(row: Record<string, number>): number {
  return Object.values(row).reduce((sum, count) => sum + count, 0);
}
