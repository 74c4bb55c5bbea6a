import type { Change } from '#libs/ports/documents.js';
import type { Batch, Ledger, Position } from '#libs/ports/ledger.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { CommitFailed } from '#libs/kernel/errors.js';
import { receiptKey } from '#libs/transport/records.js';
import { foldRecord } from './fold-records.js';
import type { Workspace } from './workspace.js';

/** What is committed together. */
export interface Commit {
  partition: number;
  position: Position;
  /** where the batch ends: the next offset, and the id of the input before it */
  to: Position;
  pools: readonly { workspace: Workspace; events: Envelope[] }[];
  /** records of no pool */
  loose: readonly Change[];
  /** documents of a second generation that counts from now on */
  rest: readonly Change[];
  /** of this release's folds: noted with a pool's first events */
  revisions: Record<string, string>;
}

/** `done`; `reload`: somebody else was faster, or nobody knows; `halve`: the same batch would fail again. */
export type Committed = { state: 'done' } | { state: 'reload' } | { state: 'halve'; because: string };

/** One transaction. Throws what waiting may cure (`transient`), with nothing set aside. */
export async function commitBatch(ledger: Ledger, commit: Commit): Promise<Committed> {
  try {
    await ledger.commit(batchOf(commit));
    return { state: 'done' };
  } catch (error) {
    if (!(error instanceof CommitFailed) || error.kind === 'transient') throw error;
    return error.kind === 'deterministic' ? { state: 'halve', because: error.message } : { state: 'reload' };
  }
}

function batchOf({ partition, position, to, pools, loose, rest, revisions }: Commit): Batch {
  const lastInput = to.lastInput ?? '';
  const batch: Batch = {
    partition,
    from: position.next,
    to: to.next,
    lastInput,
    heads: [],
    events: [],
    documents: [...rest],
    records: [...loose],
  };
  for (const { workspace, events } of pools) {
    addHead(batch, workspace, revisions);
    for (const event of events) batch.events.push(event);
    addChanges(batch, workspace);
  }
  return batch;
}

function addHead(batch: Batch, { pool, head, opening }: Workspace, revisions: Commit['revisions']): void {
  const { head: before } = opening;
  if (head === before) return;
  batch.heads.push({ before, after: head });
  if (before.seq === 0) batch.records.push(foldRecord(pool, { revisions }));
}

function addChanges(batch: Batch, { pool, changed, receipts }: Workspace): void {
  for (const { collection, key, seq, body, record, isNew } of changed.values()) {
    const change = { pool, collection, key, seq, body, isNew };
    if (!record) batch.documents.push(change);
    else batch.records.push(isShared(change) ? { ...change, expect: seq - 1 } : change);
  }
  for (const receipt of receipts.values()) {
    batch.records.push({
      pool,
      collection: 'receipt',
      key: receiptKey(receipt.origin, receipt.fromN),
      seq: 1,
      body: receipt,
    });
  }
}

/** The one record that others write, too (whoever folds a second generation): it must be what the decision saw. */
function isShared({ collection, key }: Change): boolean {
  return collection === 'fold' && key === 'next';
}
