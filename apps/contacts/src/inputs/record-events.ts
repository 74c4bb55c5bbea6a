import { definitionOf } from '#libs/events/catalog.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { AnyLedgerEvent, NewEvent } from '#libs/kernel/event.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { AnyDefinition } from '#libs/kernel/projection.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import { foldEvent } from './fold.js';

/** Who says what is recorded: the input that caused it. */
export type Speaker = Pick<InputEnvelope, 'id' | 'at' | 'actor'>;

/**
 * Writes events into a draft: validated against both halves of their definitions, and folded. Answers their seqs.
 * Throws for what must never be committed.
 */
export function recordEvents(engine: Engine, draft: Draft, speaker: Speaker, events: readonly NewEvent[]): number[] {
  if (events.length === 0) return [];
  const cause = draft.workspace.hash(`input:${speaker.id}`);
  const seqs: number[] = [];
  for (const event of events) {
    if (draft.events.length >= engine.limits.events)
      throw new BrokenInvariant(`more than ${engine.limits.events} events in one decision`);
    seqs.push(recordEvent(engine, draft, { speaker, cause }, event));
  }
  return seqs;
}

function recordEvent(engine: Engine, draft: Draft, by: { speaker: Speaker; cause: string }, said: NewEvent): number {
  const { pool, now, opening } = draft.workspace;
  const definition = definitionFor(said);
  const personal =
    said.subject !== null && opening.destroyed.has(said.subject) && definition.hasPersonal ? null : said.personal;
  const event: AnyLedgerEvent = {
    pool,
    epoch: opening.head.epoch,
    seq: draft.nextSeq,
    time: now,
    occurredAt: Math.min(Math.trunc(said.occurredAt ?? by.speaker.at), now),
    actor: by.speaker.actor,
    type: said.type,
    subject: said.subject,
    data: asStored(definition.facts.parse(said.data)),
    personal: personal === null ? null : asStored(definition.personal.parse(personal)),
  };
  const sealed = definition.hasPersonal && event.personal !== null ? JSON.stringify(event.personal) : null;
  draft.events.push({ event, definition, cause: by.cause, personal: sealed });
  foldEvent(engine.folds.get(event.type), draft, event);
  return event.seq;
}

function definitionFor({ type, subject }: NewEvent): AnyDefinition {
  const definition = definitionOf(type);
  if (definition === undefined) throw new BrokenInvariant(`${type} is not in the catalog`);
  if (definition.hasPersonal && subject === null)
    throw new BrokenInvariant(`${type} has personal fields and no subject to seal them under`);
  return definition;
}

/** What the ledger will give back: a field that is there but undefined is not stored. */
function asStored(half: Record<string, unknown>): Record<string, unknown> {
  for (const field in half) {
    if (half[field] === undefined)
      return Object.fromEntries(Object.entries(half).filter(([, value]) => value !== undefined));
  }
  return half;
}
