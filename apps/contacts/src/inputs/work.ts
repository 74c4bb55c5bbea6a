import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Engine } from './engine.js';
import type { JobRecord, Line, OwnerRecord } from './owner-records.js';
import type { Step } from './steps.js';
import type { Workspace } from './workspace.js';

/** The unfinished jobs and replays of a pool, as far as the workspace knows; none of a pool that is elsewhere: there they go on. */
export function workOf({ gate }: Pick<Engine, 'gate'>, workspace: Workspace): readonly string[] {
  if (gate(workspace.find('pool', 'self')?.body ?? null, 'elsewhere') !== null) return [];
  return (workspace.find('owner', 'self')?.body as OwnerRecord | undefined)?.work ?? [];
}

/** The records that say where a piece of work stands. */
export function placesOf(work: string): DocumentKey[] {
  const { kind, key } = parts(work);
  if (kind === 'line') return [{ collection: 'line', key }];
  return [
    { collection: 'job', key },
    { collection: 'job-contacts', key },
  ];
}

/** The next step of a piece of work whose records are loaded; its id tells the contact or the parked input. */
export function workStep(workspace: Workspace, work: string): Extract<Step, { from: 'job' | 'line' }> {
  const { kind, key } = parts(work);
  const { pool } = workspace;
  const body = workspace.find(kind, key)?.body;
  if (kind === 'job')
    return { from: 'job', id: `${work}/${(body as JobRecord | undefined)?.cursor ?? 0}`, pool, job: key };
  return { from: 'line', id: `${work}/${(body as Line | undefined)?.items[0]?.no ?? 0}`, pool, line: key };
}

function parts(work: string): { kind: 'job' | 'line'; key: string } {
  const slash = work.indexOf('/');
  return { kind: work.startsWith('job/') ? 'job' : 'line', key: work.slice(slash + 1) };
}
