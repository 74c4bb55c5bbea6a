import type { Context, Decision, Reader } from '#libs/kernel/decider.js';
import { BrokenInvariant, type Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { ContactsDocuments } from '../documents.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import { onErased } from './erasing/erasure.js';
import { startJobs } from './jobs.js';
import { asMeant } from './meant.js';
import { recordEvents } from './record-events.js';
import type { Said } from './said.js';
import type { Result } from './settle.js';

/** A fresh view of what surrounds the decision of an input. */
export function contextOf(draft: Draft, { input }: Said): Context {
  const { workspace } = draft;
  return {
    pool: workspace.pool,
    now: workspace.now,
    at: Math.min(input.at, workspace.now),
    actor: input.actor,
    nextSeq: draft.nextSeq,
    ifMatch: input.ifMatch ?? null,
    id(prefix, label = '') {
      const id = `${prefix}_${workspace.hash(`id:${input.id}|${prefix}|${label}`)}`;
      workspace.madeUp(id);
      return id;
    },
    hash: workspace.hash,
  };
}

/** Calls an input's decider and writes what it decided into the draft. Throws what the decider throws. */
export function decideSaid(engine: Engine, draft: Draft, said: Said): Result {
  if (said.decider === null) throw new BrokenInvariant(`nobody decides "${said.input.kind}" anew`);
  const data = asMeant(said.data, draft as Reader<ContactsDocuments>);
  const decision: Decision = said.decider.decide(data, draft as Reader<object>, contextOf(draft, said));
  if (!draft.complete) return { state: 'parked' };
  if ('refused' in decision) return { state: 'refused', refusal: decision };
  const refusal = erasedSubject(draft, said, decision.events);
  return refusal === null ? accept(engine, draft, said, decision) : { state: 'refused', refusal };
}

function accept(engine: Engine, draft: Draft, said: Said, { events, about, jobs }: Exclude<Decision, Refusal>): Result {
  const seqs = recordEvents(engine, draft, said.input, events);
  const erased = events.filter(({ type }) => type === 'privacy.erased');
  onErased(engine, draft, said.input, erased);
  if (jobs !== undefined) startJobs(engine, draft, said, jobs);
  return { state: 'done', about: about ?? null, seqs, created: events.some(({ type }) => type === 'contact.added') };
}

/** Nothing new is said of somebody whose key is destroyed; what only tightens is recorded without its personal half. */
function erasedSubject({ workspace }: Draft, said: Said, events: readonly NewEvent[]): Refusal | null {
  const { destroyed } = workspace.opening;
  if (destroyed.size === 0 || said.tightens) return null;
  const gone = events.some(({ subject }) => subject !== null && destroyed.has(subject));
  return gone ? { refused: 'contact-erased' } : null;
}
