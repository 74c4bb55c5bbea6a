import type { Receipt, ReceiptRow } from '#libs/transport/records.js';
import { added, countOf } from '../sources/learned.js';
import type { Source, SourceCounts } from '../sources/source.js';
import type { DeliveryRecord } from './delivery.js';

/** What became of a delivery: the receipts of its inputs. */
export interface Outcome {
  record: DeliveryRecord;
  rows: ReceiptRow[];
}

/**
 * Each delivery with the receipts of its inputs. A parked input that is settled later has counted as parked; of one whose
 * person is gone nothing was told.
 */
export function outcomesOf(records: readonly DeliveryRecord[], receipts: readonly Receipt[]): Outcome[] {
  const first = receipts.filter(({ again }) => again !== true);
  const byNumber = new Map(first.flatMap(({ fromN, rows }) => rows.map((row, i) => [fromN + i, row] as const)));
  return records.map((record) => {
    const count = record.sealed === null ? 0 : record.count;
    const numbers = Array.from({ length: count }, (_, i) => record.firstN + i);
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
  const unknown = outcomes.flatMap(({ record }) => (record.is === 'unknown' ? [shown(record)] : []));
  return {
    ...source,
    learned: outcomes.reduce((sum, one) => added(sum, { [countOfDelivery(one)]: 1 }), source.learned),
    lastHeardAt: Math.max(source.lastHeardAt ?? 0, ...outcomes.map(({ record }) => record.at)),
    own: { ...source.own, unclear: [...source.own.unclear, ...unknown].slice(-SHOWN) },
  };
}

function shown({ number, at, action, why }: DeliveryRecord): NotUnderstood {
  return { delivery: number, at, action, why: why ?? 'shape' };
}

/** Of several inputs of one delivery this tells most: the first of them that became of any. */
const TELLING = ['parked', 'noted', 'refused', 'known', 'nobody'] as const;

function countOfDelivery({ record, rows }: Outcome): keyof SourceCounts {
  if (record.is === 'unknown') return 'unclear';
  const counts = new Set(rows.map(countOf));
  return TELLING.find((one) => counts.has(one)) ?? 'left';
}
