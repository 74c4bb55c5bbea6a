import { poolDiscarded } from '#libs/events/pool.events.js';
import { decideSaid } from '../decide-said.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { lineOf, takeOut, writeLine } from './lines.js';
import { addWork, endWork, parkedKey, type Line, type LineItem } from '../owner-records.js';
import { recordEvents, type Speaker } from '../record-events.js';
import { readSaid, type Said } from '../said.js';
import { settleAgain, type Result } from '../settle.js';

/** `parked.replay`: the line is decided again from its head, a slice with each batch, until it is empty or one fails. */
export function startReplay(draft: Draft, { line: id }: { line: string }): Result {
  const line = lineOf(draft, id);
  if (line === null) return { state: 'refused', refusal: { refused: 'line-unknown', because: { line: id } } };
  writeLine(draft, { ...line, replaying: true });
  addWork(draft, `line/${id}`);
  return { state: 'done', about: { collection: 'line', key: id }, seqs: [], created: false };
}

/** `parked.discard`: the head of the line is given up; its author is told. */
export function discardHead(engine: Engine, draft: Draft, { input, data }: Said): Result {
  const { line: id } = data as { line: string };
  const line = lineOf(draft, id);
  const head = line?.items[0];
  if (line === null || head === undefined)
    return { state: 'refused', refusal: { refused: 'line-unknown', because: { line: id } } };
  const seqs = discard(engine, draft, input, { line, item: head, why: 'discarded' });
  return { state: 'done', about: { collection: 'line', key: id }, seqs, created: false };
}

/** What the next step of a replay is about; null when the line is settled or no longer replaying (its work then ends). */
export function headOf(draft: Draft, id: string): { line: Line; item: LineItem } | null {
  const line = lineOf(draft, id);
  const item = line?.items[0];
  if (line !== null && item !== undefined && line.replaying) return { line, item };
  endWork(draft, `line/${id}`);
  return null;
}

/** Decides the head again: today's now, the time it was said then. Throws what its decision throws. */
export function replayHead(engine: Engine, draft: Draft, { line, item }: { line: Line; item: LineItem }): void {
  const stored = draft.get('parked-input', parkedKey(item.no)) as { raw: string } | null;
  if (stored === null) return;
  const reading = readSaid(engine, stored.raw);
  if (reading.is !== 'said') throw new Error(reading.is === 'newer' ? reading.sentence : reading.because);
  const { said } = reading;
  if (said.loosens && item.keys.some((key) => (line.tightened[key] ?? 0) >= item.no)) {
    discard(engine, draft, said.input, { line, item, why: 'yielded' });
    return;
  }
  const result = decideAgain(engine, draft, said);
  if (!draft.complete) return;
  settleAgain(draft, item, result);
  const after = lineOf(draft, line.id);
  if (after !== null)
    takeOut(engine, draft, said.input, { line: after, items: after.items.filter((one) => one.no === item.no) });
}

/** The head failed again: the replay stops there. */
export function headFailed(draft: Draft, { line, item }: { line: Line; item: LineItem }, because: string): void {
  const items = line.items.map((one) => (one.no === item.no ? { ...one, attempts: one.attempts + 1, because } : one));
  writeLine(draft, { ...line, items, replaying: false });
  endWork(draft, `line/${line.id}`);
}

function decideAgain(engine: Engine, draft: Draft, said: Said): Result {
  const refusal = engine.gate(draft.get('pool', 'self'), said.input.kind) ?? said.problem;
  return refusal === null ? decideSaid(engine, draft, said) : { state: 'refused', refusal };
}

function discard(
  engine: Engine,
  draft: Draft,
  speaker: Speaker,
  { line, item, why }: { line: Line; item: LineItem; why: string },
): number[] {
  const noted = poolDiscarded.make({ subject: null, data: { line: line.id, kind: item.kind } });
  const seqs = recordEvents(engine, draft, speaker, [noted]);
  settleAgain(draft, item, { state: 'refused', refusal: { refused: why } });
  takeOut(engine, draft, speaker, { line, items: [item] });
  return seqs;
}
