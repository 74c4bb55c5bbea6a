import type { Refusal } from '#libs/kernel/errors.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import type { Receipt } from '#libs/transport/records.js';
import { KEPT_DAYS, ROWS_PER_CHUNK, type ImportRecord, type ImportRow } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { takeLater } from './take-later.js';

const DAY = 86_400_000;

/**
 * Takes back what an import said, last row first, as far as nobody has touched it since. Resumes where it stopped:
 * `revert.next` is the chunk to do next, `revert.sent` the inputs already decided under the revert's own origin.
 */
export async function revertImport(
  store: ImportStore,
  sender: OriginSender,
  stored: StoredImport,
): Promise<StoredImport> {
  let current = stored;
  while (current.record.revert !== null && current.record.revert.next >= 0) {
    current = await revertChunk(store, sender, current, current.record.revert.next);
  }
  const { record } = current;
  const progress = record.revert;
  if (progress === null) return current;
  const counts = { reverted: progress.reverted, left: progress.left };
  await sender.send(record.pool, progress.origin, progress.sent + 1, [
    {
      kind: 'import.revert-finish',
      at: record.startedAt,
      actor: record.actor,
      data: { import: record.id, member: record.member, counts },
    },
  ]);
  record.state = 'reverted';
  const saved = await store.save(current);
  await sender.acknowledge(record.pool, progress.origin, progress.sent + 1);
  return saved;
}

async function revertChunk(
  store: ImportStore,
  sender: OriginSender,
  stored: StoredImport,
  chunk: number,
): Promise<StoredImport> {
  const { record } = stored;
  const progress = record.revert;
  if (progress === null) return stored;
  const rows = await store.rows(record.pool, record.id, chunk);
  const changed = (rows?.record.rows ?? []).filter((row) => row.seqs[0] > 0 && row.contact !== null).reverse();
  if (changed.length > 0) {
    await sender.send(
      record.pool,
      progress.origin,
      progress.sent + 1,
      changed.map((row) => rowReverted(record, row)),
    );
    const receipts = await sender.receipts(record.pool, progress.origin, progress.sent + changed.length);
    const results = new Map(
      receipts.flatMap((receipt) => receipt.rows.map((row, i) => [receipt.fromN + i, row] as const)),
    );
    for (let n = progress.sent + 1; n <= progress.sent + changed.length; n += 1) count(progress, results.get(n));
    progress.sent += changed.length;
  }
  progress.next = chunk - 1;
  const saved = await store.save(stored);
  await sender.acknowledge(record.pool, progress.origin, progress.sent);
  return saved;
}

function count(progress: NonNullable<ImportRecord['revert']>, result: Receipt['rows'][number] | undefined): void {
  if (result?.[0] === 'changed' || result?.[0] === 'created') progress.reverted += 1;
  else progress.left += 1;
}

function rowReverted(record: ImportRecord, row: ImportRow): MachineInput {
  const seqs = [];
  for (let seq = row.seqs[0]; seq <= row.seqs[1]; seq += 1) seqs.push(seq);
  return {
    kind: 'row.reverted',
    at: record.startedAt,
    actor: record.actor,
    data: { import: record.id, contact: row.contact, seqs },
  };
}

/** The chunk a revert begins with: the last one. */
function lastChunk(record: ImportRecord): number {
  return Math.ceil(record.total / ROWS_PER_CHUNK) - 1;
}

/** null if an import can be taken back now; else why not, or the import itself where that has begun. */
export function whyNotRevert(record: ImportRecord | null, now: number): ImportRecord | Refusal | null {
  if (record === null) return { refused: 'import-unknown' };
  if (record.state === 'reverting' || record.state === 'reverted') return record;
  if (record.state !== 'finished') return { refused: 'import-not-finished', because: { state: record.state } };
  return record.startedAt < now - KEPT_DAYS * DAY ? { refused: 'import-too-old', because: { days: KEPT_DAYS } } : null;
}

/** Notes that an import is to be taken back, also what of it was decided late; the import, or why that cannot be. */
export async function turnBack(
  { store, sender }: { store: ImportStore; sender: OriginSender },
  { pool, id, actor, now }: { pool: string; id: string; actor: string; now: number },
): Promise<ImportRecord | Refusal> {
  const found = await store.read(pool, id);
  const instead = whyNotRevert(found?.record ?? null, now);
  if (found === null || instead !== null) return instead ?? { refused: 'import-unknown' };
  const stored = await takeLater(store, sender, found);
  const { record } = stored;
  record.state = 'reverting';
  record.actor = actor;
  record.revert = { origin: `revert/${id}`, next: lastChunk(record), sent: 0, reverted: 0, left: 0 };
  return (await store.save(stored)).record;
}
