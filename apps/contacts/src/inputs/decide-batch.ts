import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Change } from '#libs/ports/documents.js';
import { createBreath } from './breath.js';
import { decideOne } from './decide-one.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import { setAside } from './parking/parking.js';
import { prefetch, prefetchWork } from './prefetch.js';
import { OwnerStopped, type LogStep, type Step } from './steps.js';
import { workOf, workStep } from './work.js';
import type { Workspace } from './workspace.js';

/** What a batch is made of. */
export interface Task {
  /** the inputs that come next in the log; empty when only jobs and replays wait */
  steps: readonly LogStep[];
  /** by pool: those of the inputs, and those that have work */
  workspaces: ReadonlyMap<string, Workspace>;
  /** whether so many of so many inputs may be set aside */
  mayPark: (now: number, inputs: number, parked: number) => boolean;
  /** steps that must fail, and why: by step */
  faults: ReadonlyMap<string, string>;
  /** steps at most, jobs and replays included */
  most: number;
  /** to be spent on deciding, ms */
  time: number;
}

/** What a batch came to; its decisions lie in the workspaces. */
export interface DecidedBatch {
  /** when everything foreseen was loaded and deciding began, ms */
  since: number;
  /** how many of the inputs, from the first on */
  taken: number;
  /** records of no pool */
  loose: Change[];
  /** how many were set aside because their decision failed */
  parked: number;
  /** the steps that were decided */
  steps: string[];
  /** by origin, why it must not go on, or null: it may again */
  stops: Map<string, string | null>;
  reports: Draft['reports'];
}

/** Decides the inputs of a batch one after the other, then slices of open work, until a limit is met. */
export async function decideBatch(engine: Engine, task: Task): Promise<DecidedBatch> {
  await load(engine, task);
  const since = engine.platform.clock.now();
  const batch: DecidedBatch = { since, taken: 0, loose: [], parked: 0, steps: [], stops: new Map(), reports: [] };
  const breath = createBreath(engine.platform.clock);
  for (const step of task.steps) {
    if (isFull(engine, task, batch)) return batch;
    const rest = breath();
    if (rest !== null) await rest;
    if (step.from === 'unreadable') {
      if (!mayPark(engine, task, batch, step.because)) return batch;
      batch.loose.push(setAside(step, engine.platform.clock.now()));
    } else {
      const workspace = workspaceOf(task, step.said.input.pool);
      const hand: InHand = { task, workspace, index: batch.taken };
      if (!take(engine, task, batch, await decideStep(engine, hand, step))) return batch;
    }
    batch.taken += 1;
    batch.steps.push(step.id);
  }
  await takeWork(engine, task, batch);
  return batch;
}

async function load(engine: Engine, { steps, workspaces }: Task): Promise<void> {
  for (const [pool, workspace] of workspaces) {
    const inputs = [];
    for (const step of steps) if (step.from === 'log' && step.said.input.pool === pool) inputs.push(step.said);
    await prefetch(engine, workspace, inputs);
  }
}

/** The step in hand, and where the batch stands with it. */
interface InHand {
  task: Task;
  workspace: Workspace;
  /** among the task's steps */
  index: number;
}

type Decidable = Exclude<Step, { from: 'unreadable' }>;

/** Nothing is waited for where everything is loaded, as it nearly always is. */
function decideStep(engine: Engine, hand: InHand, step: Decidable): Draft | Promise<Draft> {
  const draft = decideOne(engine, hand.workspace, step, hand.task.faults.get(step.id) ?? null);
  return draft.complete ? draft : decideLoading(engine, hand, { step, draft });
}

/** Loads what a step asks for and decides it again, in as many rounds as are allowed; then it fails. */
async function decideLoading(engine: Engine, hand: InHand, first: { step: Decidable; draft: Draft }): Promise<Draft> {
  const { rounds } = engine.limits;
  const { step } = first;
  let { draft } = first;
  for (let round = 1; !draft.complete; round++) {
    if (round > 2 * rounds) throw new OwnerStopped(`Step ${step.id} never has what it asks for.`);
    await hand.workspace.load(engine.platform.documents, [...draft.missing, ...askedLater(engine, hand)]);
    const asked = round > rounds ? `asked for more documents in more than ${rounds} rounds` : null;
    draft = decideOne(engine, hand.workspace, step, hand.task.faults.get(step.id) ?? asked);
  }
  return draft;
}

/** What the following inputs of this pool would ask for now: one load serves the whole batch. */
function askedLater(engine: Engine, { task, workspace, index }: InHand): Draft['missing'] {
  return task.steps.slice(index + 1).flatMap((step) => {
    if (step.from !== 'log' || step.said.input.pool !== workspace.pool) return [];
    return decideOne(engine, workspace, step, null).missing;
  });
}

/** Makes a decision part of the batch; false if the batch must end before it. */
function take(engine: Engine, task: Task, batch: DecidedBatch, draft: Draft): boolean {
  if (draft.parks !== null && !mayPark(engine, task, batch, draft.parks)) return false;
  const { workspace } = draft;
  workspace.apply(draft);
  if (draft.origin !== null && draft.stops !== undefined)
    batch.stops.set(`${workspace.pool}/${draft.origin.id}`, draft.stops);
  batch.reports.push(...draft.reports);
  return true;
}

/** Counts an input to be set aside. Too many: the batch ends before it, and when it comes first the owner stops. */
function mayPark(engine: Engine, task: Task, batch: DecidedBatch, because: string): boolean {
  if (task.mayPark(engine.platform.clock.now(), batch.steps.length + 1, batch.parked + 1)) {
    batch.parked += 1;
    return true;
  }
  if (batch.steps.length > 0) return false;
  throw new OwnerStopped(
    `Too many inputs cannot be decided, so none is set aside any more; the last one failed with: ${because}. Nothing is lost; put that right, most often with an update, and start Kith again.`,
  );
}

function isFull(
  { limits, platform }: Engine,
  { workspaces, most, time }: Task,
  { steps, since }: DecidedBatch,
): boolean {
  if (steps.length === 0) return false;
  if (steps.length >= most || platform.clock.now() - since >= time) return true;
  let documents = 0;
  for (const { changed } of workspaces.values()) documents += changed.size;
  return documents >= limits.documents;
}

/** A slice of every open job and replay. */
async function takeWork(engine: Engine, task: Task, batch: DecidedBatch): Promise<void> {
  for (const workspace of task.workspaces.values()) {
    const hand: InHand = { task, workspace, index: task.steps.length };
    for (const work of workOf(engine, workspace)) {
      await prefetchWork(engine, workspace);
      if (!(await takeSlice(engine, hand, batch, work))) return;
    }
  }
}

/** False: the batch must end. */
async function takeSlice(engine: Engine, hand: InHand, batch: DecidedBatch, work: string): Promise<boolean> {
  const { task, workspace } = hand;
  for (let taken = 0; taken < engine.limits.slice && workOf(engine, workspace).includes(work); taken++) {
    if (isFull(engine, task, batch)) return false;
    const step = workStep(workspace, work);
    if (!take(engine, task, batch, await decideStep(engine, hand, step))) return false;
    batch.steps.push(step.id);
  }
  return true;
}

function workspaceOf({ workspaces }: Task, pool: string): Workspace {
  const workspace = workspaces.get(pool);
  if (workspace === undefined) throw new BrokenInvariant(`no workspace for ${pool}`);
  return workspace;
}
