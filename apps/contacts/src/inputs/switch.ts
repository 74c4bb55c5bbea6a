import type { Change } from '#libs/ports/documents.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import { REST, type FoldRecord, type NextFold } from './fold.js';
import { HotDocuments } from './hot-documents.js';
import { KEPT } from './rebuild.js';
import type { Said } from './said.js';
import type { Result } from './settle.js';
import type { LogStep } from './steps.js';
import { foldPage, pagesOf } from './stored-folds.js';
import type { Workspace } from './workspace.js';

const SWITCH = 'projections.switch';

/** Whether a step changes which generation of documents counts: it is decided in a batch of its own. */
export function isSwitch(step: LogStep): boolean {
  return step.from === 'log' && step.said.input.kind === SWITCH;
}

/** `projections.switch`: the second generation counts from now on, if it is this release's and nearly complete. */
export function switchGeneration(engine: Engine, draft: Draft, { data }: Said): Result {
  const next = draft.get('fold', 'next') as NextFold | null;
  const { revisions } = engine;
  const isOurs = next !== null && next.id === (data as { rebuild: string }).rebuild;
  if (!isOurs || JSON.stringify(next.revisions) !== JSON.stringify(revisions)) return refused('rebuild-unknown');
  if (draft.workspace.seq - next.seq > REST) return refused('rebuild-behind');
  const body: FoldRecord = { revisions, generation: next.generation, leftover: true };
  draft.record('fold', 'self', body);
  draft.record('fold', 'next', null);
  return { state: 'done', about: null, seqs: [], created: false };
}

function refused(code: string): Result {
  return { state: 'refused', refusal: { refused: code } };
}

/** Whether this batch switches the documents of a pool. */
export function switches(workspace: Workspace): boolean {
  return [...workspace.changed.values()].some(({ collection, key }) => collection === 'fold' && key === 'self');
}

/** What was decided since the second generation was folded (no more than a page), folded into it: committed together with the switch. */
export async function foldRest(engine: Engine, { pool }: Workspace): Promise<Change[]> {
  const { documents } = engine.platform;
  const [found] = await documents.many(pool, [{ collection: 'fold', key: 'next' }]);
  if (found === undefined) return [];
  const { generation, seq } = found.body as NextFold;
  const place = inGeneration(pool, generation);
  for await (const page of pagesOf(engine.platform, pool, seq))
    return foldPage(documents, { place, hot: new HotDocuments(KEPT) }, engine.folds, page);
  return [];
}
