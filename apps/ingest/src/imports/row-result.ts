import type { Receipt } from '#libs/transport/records.js';
import type { ImportRecord, ImportRow } from './import.js';

/** Writes what became of a sent row into it, and counts it, anew if it had been set aside. The caller saves both. */
export function takeResult(
  record: ImportRecord,
  row: ImportRow,
  [code, contact, first, last, reason]: Receipt['rows'][number],
): void {
  if (row.outcome === 'parked') record.counts.rejected -= 1;
  record.decided = Math.max(record.decided, row.n ?? 0);
  row.contact = contact;
  row.seqs = [first, last];
  if (code === 'created' || code === 'changed' || code === 'unchanged') {
    row.outcome = code;
    row.problem = null;
    record.counts[code] += 1;
    return;
  }
  Object.assign(row, code === 'parked' ? setAside : notTaken(reason ?? code));
  record.counts.rejected += 1;
}

const setAside: Partial<ImportRow> = {
  outcome: 'parked',
  problem: { code: 'parked', text: 'Set aside: an administrator sees why under "parked".' },
};

/** Whoever is not to be kept here is not kept in a file's rows either: what remains is that there was one. */
function notTaken(reason: string): Partial<ImportRow> {
  const refused: Partial<ImportRow> = { outcome: 'rejected', problem: { code: reason, text: sentence(reason) } };
  return reason === 'suppressed' ? { ...refused, data: null, notes: [] } : refused;
}

function sentence(reason: string): string {
  if (reason === 'suppressed') return 'This person asked not to be contacted; nothing was stored.';
  return `The pool did not take this row (${reason}).`;
}
