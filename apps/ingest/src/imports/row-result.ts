import type { Receipt } from '#libs/transport/records.js';
import type { ImportRecord, ImportRow } from './import.js';

/** Writes what became of a sent row into it, and counts it. The caller saves both. */
export function takeResult(
  record: ImportRecord,
  row: ImportRow,
  [code, contact, first, last, reason]: Receipt['rows'][number],
): void {
  record.decided = Math.max(record.decided, row.n ?? 0);
  row.contact = contact;
  row.seqs = [first, last];
  if (code === 'created' || code === 'changed' || code === 'unchanged') {
    row.outcome = code;
    record.counts[code] += 1;
    return;
  }
  row.outcome = code === 'parked' ? 'parked' : 'rejected';
  row.problem = {
    code: reason ?? code,
    text: code === 'parked' ? 'Set aside: an administrator sees why under "parked".' : sentence(reason),
  };
  record.counts.rejected += 1;
  // Whoever is not to be kept here is not kept in a file's rows either: what remains is that there was one.
  if (reason === 'suppressed') Object.assign(row, { data: null, notes: [] });
}

function sentence(reason: string | undefined): string {
  if (reason === 'suppressed') return 'This person asked not to be contacted; nothing was stored.';
  return `The pool did not take this row (${reason ?? 'refused'}).`;
}
