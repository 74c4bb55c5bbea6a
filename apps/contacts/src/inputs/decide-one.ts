import { admit } from './admit.js';
import { decideSaid } from './decide-said.js';
import { Draft } from './draft.js';
import { dutyReported } from './erasing/duties.js';
import type { Engine } from './engine.js';
import { jobWent, nextOfJob } from './jobs.js';
import { park, passed, waitsIn } from './parking/parking.js';
import { discardHead, headFailed, headOf, replayHead, startReplay } from './parking/replay.js';
import type { Said } from './said.js';
import { settle, type Result } from './settle.js';
import type { Step } from './steps.js';
import { switchGeneration } from './rebuild/switch.js';
import type { Workspace } from './workspace.js';

type Decidable = Exclude<Step, { from: 'unreadable' }>;

/**
 * Decides one step on what the workspace knows. A draft that is not `complete` is to be thrown away, what it misses
 * loaded, and the step decided again. `fault` says why it must fail without another try (its commit did, or it asked
 * for more documents too often).
 */
export function decideOne(engine: Engine, workspace: Workspace, step: Decidable, fault: string | null): Draft {
  let because = fault;
  for (let tries = 0; because === null;) {
    const draft = new Draft(workspace, step.id);
    try {
      decideStep(engine, draft, step);
      return draft;
    } catch (error) {
      if (!draft.complete) return draft;
      tries += 1;
      if (tries >= engine.limits.tries) because = reasonOf(error);
    }
  }
  const draft = new Draft(workspace, step.id);
  failStep(engine, draft, step, because);
  return draft;
}

function decideStep(engine: Engine, draft: Draft, step: Decidable): void {
  if (step.from === 'log') decideLogged(engine, draft, step.said);
  else if (step.from === 'job') decideJob(engine, draft, step.job);
  else {
    const head = headOf(draft, step.line);
    if (head !== null) replayHead(engine, draft, head);
  }
}

function decideLogged(engine: Engine, draft: Draft, said: Said): void {
  const admission = admit(engine, draft, said);
  if (!draft.complete || admission === 'drop') return;
  if (admission !== 'take') settle(draft, said.input, { state: 'refused', refusal: admission });
  else if (waitsIn(draft, said) !== null) parkOrRefuse(engine, draft, said, null);
  else {
    const result = decideKind(engine, draft, said);
    if (result.state === 'done') passed(draft, said);
    settle(draft, said.input, result);
  }
}

function decideKind(engine: Engine, draft: Draft, said: Said): Result {
  if (said.decider !== null) return decideSaid(engine, draft, said);
  if (said.input.kind === 'duty.done') return dutyReported(engine, draft, said);
  if (said.input.kind === 'projections.switch') return switchGeneration(engine, draft, said);
  if (said.input.kind === 'parked.replay') return startReplay(draft, said.data as { line: string });
  return discardHead(engine, draft, said);
}

function decideJob(engine: Engine, draft: Draft, id: string): void {
  const next = nextOfJob(engine, draft, id);
  if (next === null) return;
  const result = resultOfJob(engine, draft, next.said);
  if (draft.complete) jobWent(draft, next.job, result);
}

function resultOfJob(engine: Engine, draft: Draft, said: Said): Result {
  const refusal = engine.gate(draft.get('pool', 'self'), said.input.kind) ?? said.problem;
  if (refusal !== null) return { state: 'refused', refusal };
  if (waitsIn(draft, said) !== null) return park(engine, draft, said, null) ?? { state: 'parked' };
  const result = decideSaid(engine, draft, said);
  if (result.state === 'done') passed(draft, said);
  return result;
}

function failStep(engine: Engine, draft: Draft, step: Decidable, because: string): void {
  if (step.from === 'log') {
    if (admit(engine, draft, step.said) === 'take') parkOrRefuse(engine, draft, step.said, because);
    return;
  }
  if (step.from === 'line') {
    const head = headOf(draft, step.line);
    if (head !== null) headFailed(draft, head, because);
    return;
  }
  const next = nextOfJob(engine, draft, step.job);
  if (next === null) return;
  const result = park(engine, draft, next.said, because);
  jobWent(draft, next.job, result ?? { state: 'refused', refusal: { refused: 'decision-failed' } });
}

function parkOrRefuse(engine: Engine, draft: Draft, said: Said, because: string | null): void {
  const result = park(engine, draft, said, because);
  settle(
    draft,
    said.input,
    result ?? { state: 'refused', refusal: { refused: 'decision-failed', because: { reason: because } } },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
