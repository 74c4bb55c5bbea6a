import type { Outcome } from './outcome.js';

/** What a worker is given: which files of which format, and where it says which one it is at. */
export interface FuzzWork {
  format: string;
  seed: string;
  from: number;
  to: number;
  /** three 32-bit numbers: the file, how many were begun, and ms of processor time when it was */
  at: SharedArrayBuffer;
}

/** A file that did what no file may do. */
interface Fault {
  n: number;
  what: string;
}

export interface FuzzCounts {
  files: number;
  refused: number;
  rows: number;
  badRows: number;
  /** MB, the most that buffers and objects of the reader took after a file */
  peak: number;
  faults: Fault[];
}

export function noCounts(): FuzzCounts {
  return { files: 0, refused: 0, rows: 0, badRows: 0, peak: 0, faults: [] };
}

export function addTo(counts: FuzzCounts, n: number, { refused, rows, badRows, fault }: Outcome): void {
  counts.files += 1;
  counts.refused += Number(refused);
  counts.rows += rows;
  counts.badRows += badRows;
  const { heapUsed, external } = process.memoryUsage();
  counts.peak = Math.max(counts.peak, (heapUsed + external) / 1_000_000);
  if (fault !== null) counts.faults.push({ n, what: fault });
}

export function merged(one: FuzzCounts, other: FuzzCounts): FuzzCounts {
  return {
    files: one.files + other.files,
    refused: one.refused + other.refused,
    rows: one.rows + other.rows,
    badRows: one.badRows + other.badRows,
    peak: Math.max(one.peak, other.peak),
    faults: [...one.faults, ...other.faults],
  };
}
