import type { NewJob } from '#libs/kernel/decider.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import { addWork, endWork, type JobRecord } from './owner-records.js';
import { understand, type Said } from './said.js';
import type { Result } from './settle.js';

/** Writes the jobs a decision asks for; their first slices go with the same batch. */
export function startJobs(engine: Engine, draft: Draft, { input }: Said, jobs: readonly NewJob[]): void {
  for (const job of jobs) {
    const version = engine.deciders.get(job.kind)?.input.version;
    if (version === undefined) throw new BrokenInvariant(`a job asks for "${job.kind}", which nobody decides`);
    const record: JobRecord = {
      id: job.id,
      kind: job.kind,
      version,
      with: job.with,
      actor: input.actor,
      at: Math.min(input.at, draft.workspace.now),
      total: job.contacts.length,
      cursor: 0,
      counts: { changed: 0, unchanged: 0, refused: 0, parked: 0 },
      finishedAt: job.contacts.length === 0 ? draft.workspace.now : null,
    };
    draft.record('job', job.id, record);
    draft.record('job-contacts', job.id, { contacts: job.contacts });
    if (record.total > 0) addWork(draft, `job/${job.id}`);
  }
}

/** The input for the next contact of a job; null while its records are not loaded, or when it is finished. */
export function nextOfJob(engine: Engine, draft: Draft, id: string): { job: JobRecord; said: Said } | null {
  const job = draft.get('job', id) as JobRecord | null;
  const list = draft.get('job-contacts', id) as { contacts: string[] } | null;
  const contact = job === null ? undefined : list?.contacts[job.cursor];
  if (job === null || contact === undefined) return null;
  const input = inputOfJob(draft.workspace.pool, job, contact);
  const reading = understand(engine, JSON.stringify(input), input);
  if (reading.is !== 'said') throw new BrokenInvariant(`job ${id} asks for "${job.kind}", which nobody decides`);
  return { job, said: reading.said };
}

function inputOfJob(pool: string, job: JobRecord, contact: string): InputEnvelope {
  const { id, cursor, kind, version, at, actor } = job;
  return { id: `job/${id}/${cursor}`, pool, kind, version, at, actor, data: { ...job.with, contact } };
}

/** Moves a job past the contact just decided, in the same transaction as the decision. */
export function jobWent(draft: Draft, job: JobRecord, result: Result): void {
  const cursor = job.cursor + 1;
  const counted = result.state === 'done' ? (result.seqs.length > 0 ? 'changed' : 'unchanged') : result.state;
  const counts = { ...job.counts, [counted]: job.counts[counted] + 1 };
  const finished = cursor >= job.total;
  draft.record('job', job.id, { ...job, cursor, counts, finishedAt: finished ? draft.workspace.now : null });
  if (!finished) return;
  draft.record('job-contacts', job.id, null);
  endWork(draft, `job/${job.id}`);
}
