import type { Change } from '#libs/ports/documents.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { otherOf, REST, type FoldRecord, type NextFold } from '../fold-records.js';
import { HotDocuments } from '../hot-documents.js';
import { KEPT } from './rebuild.js';
import type { Said } from '../said.js';
import type { Result } from '../settle.js';
import type { LogStep } from '../steps.js';
import { foldPage, pagesOf } from './stored-folds.js';
import type { Workspace } from '../workspace.js';

const SWITCH = 'projections.switch';

/** Whether a step changes which generation of documents counts: it is decided in a batch of its own. */
export function isSwitch(step: LogStep): boolean {
  return step.from === 'log' && step.said.input.kind === SWITCH;
}

/** `projections.switch`: the second generation counts from now on, if it is this release's and nearly complete. */
export function switchGeneration(engine: Engine, draft: Draft, { data }: Said): Result {
  const next = draft.get('fold', 'next') as NextFold | null;
  const { revisions } = engine;
  if (next === null || !isOffered(next, data as { rebuild: string }, revisions)) return refused('rebuild-unknown');
  if (draft.workspace.seq - next.seq > REST) return refused('rebuild-behind');
  const counts: FoldRecord = { revisions, generation: next.generation };
  const left: NextFold = { ...next, generation: otherOf(next.generation), at: draft.workspace.now, left: true };
  draft.record('fold', 'self', counts);
  draft.record('fold', 'next', left);
  return { state: 'done', about: null, seqs: [], created: false };
}

function isOffered({ id, left, ...next }: NextFold, { rebuild }: { rebuild: string }, revisions: object): boolean {
  return id === rebuild && left !== true && JSON.stringify(next.revisions) === JSON.stringify(revisions);
}

function refused(code: string): Result {
  return { state: 'refused', refusal: { refused: code } };
}

/** Whether this batch switches the documents of a pool. */
export function switches({ changed }: Workspace): boolean {
  return changed.get('fold', 'self') !== undefined;
}

/** What was decided since the second generation was folded (no more than a page), folded into it: committed together with the switch. */
export async function foldRest(engine: Engine, { pool, changed }: Workspace): Promise<Change[]> {
  const left = changed.get('fold', 'next')?.body as NextFold;
  const place = inGeneration(pool, otherOf(left.generation));
  for await (const page of pagesOf(engine.platform, pool, left.seq))
    return foldPage(engine.platform.documents, { place, hot: new HotDocuments(KEPT) }, engine.folds, page);
  return [];
}
