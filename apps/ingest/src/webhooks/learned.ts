import type { Receipt, ReceiptRow } from '#libs/transport/records.js';
import type { Source, SourceCounts } from '../sources/source.js';
import type { DeliveryRecord } from './delivery.js';

/** What became of a delivery: the receipts of its inputs. */
export interface Outcome {
  record: DeliveryRecord;
  rows: ReceiptRow[];
}

/** Each delivery with the receipts of its inputs. A parked input that is settled later has counted as parked. */
export function outcomesOf(records: readonly DeliveryRecord[], receipts: readonly Receipt[]): Outcome[] {
  const first = receipts.filter(({ again }) => again !== true);
  const byNumber = new Map(first.flatMap(({ fromN, rows }) => rows.map((row, i) => [fromN + i, row] as const)));
  return records.map((record) => {
    const numbers = Array.from({ length: record.count }, (_, i) => record.firstN + i);
    return { record, rows: numbers.map((n) => byNumber.get(n)).filter((row) => row !== undefined) };
  });
}

/** A delivery that was not understood, as the source's card shows it. */
interface NotUnderstood {
  delivery: number;
  at: number;
  action: string | null;
  why: string;
}

/** So many of these are shown, the newest. */
const SHOWN = 20;

/** The source once these deliveries are decided: when it last called, what it told, and what nobody understood. */
export function learned(source: Source, outcomes: readonly Outcome[]): Source {
  const counts = { ...source.learned };
  for (const outcome of outcomes) counts[countOf(outcome)] += 1;
  const unknown = outcomes.flatMap(({ record }) => (record.is === 'unknown' ? [shown(record)] : []));
  return {
    ...source,
    learned: counts,
    lastHeardAt: Math.max(source.lastHeardAt ?? 0, ...outcomes.map(({ record }) => record.at)),
    own: { ...source.own, parked: [...source.own.parked, ...unknown].slice(-SHOWN) },
  };
}

function shown({ number, at, action, why }: DeliveryRecord): NotUnderstood {
  return { delivery: number, at, action, why: why ?? 'shape' };
}

function countOf({ record, rows }: Outcome): keyof SourceCounts {
  if (record.is === 'unknown') return 'parked';
  if (rows.length === 0) return 'left';
  const codes = rows.map(([code]) => code);
  if (codes.includes('parked')) return 'parked';
  if (codes.some((code) => code === 'created' || code === 'changed')) return 'noted';
  if (codes.some((code) => code === 'refused' || code === 'rejected')) return 'refused';
  return rows.some(([, contact]) => contact !== null) ? 'known' : 'nobody';
}
