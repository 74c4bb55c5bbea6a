import { concernKeys } from './concerns.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { hold, joinLines, linesWith, newLine, writeLine } from './lines.js';
import {
  ownerRecord,
  parkedKey,
  rememberOwner,
  type Line,
  type LineItem,
  type UnreadableRecord,
} from '../owner-records.js';
import type { Said } from '../said.js';
import type { Result } from '../settle.js';
import { NO_POOL, type Change } from '#libs/ports/documents.js';
import type { LogStep } from '../steps.js';

/**
 * Sets an input aside, at the end of the line of whomever it concerns: `because` its decision failed, or null because it
 * waits behind another. Every contact it concerns is held in the same transaction. Null: a pool-wide input, which is
 * never set aside.
 */
export function park(engine: Engine, draft: Draft, said: Said, because: string | null): Result | null {
  const keys = concernKeys(draft, said.concern);
  if (keys === null) return null;
  const [first, ...others] = linesWith(draft, keys);
  const line = first === undefined ? newLine(draft, lineId(draft, said)) : joinLines(draft, [first, ...others]);
  const item = itemOf(draft, said, keys, because);
  draft.record('parked-input', parkedKey(item.no), { raw: said.raw });
  const longer = writeLine(draft, { ...line, items: [...line.items, item] }, keys);
  const held = hold(engine, draft, said.input, longer);
  if (held !== longer) writeLine(draft, held);
  draft.parks = because;
  if (because !== null && said.tightens) {
    const facts = { pool: draft.workspace.pool, line: line.id, kind: said.input.kind, because };
    draft.reports.push({
      sentence: 'An input that only tightens could not be decided; everybody it concerns is held.',
      facts,
    });
  }
  return { state: 'parked' };
}

/** The line an input must wait in, if it is of a kind that waits. A tightening one passes and leaves its mark once decided. */
export function waitsIn(draft: Draft, said: Said): Line | null {
  if (said.tightens || ownerRecord(draft).lines === 0) return null;
  const keys = concernKeys(draft, said.concern);
  return keys === null ? null : (linesWith(draft, keys)[0] ?? null);
}

/** A tightening input was decided, whether or not it was news: what waits for the same contacts and loosens will yield to it. */
export function passed(draft: Draft, said: Said): void {
  const { lines, parked } = ownerRecord(draft);
  if (!said.tightens || lines === 0) return;
  const keys = concernKeys(draft, said.concern) ?? [];
  for (const line of linesWith(draft, keys)) {
    const marks = keys.filter((key) => line.keys.includes(key)).map((key) => [key, parked] as const);
    writeLine(draft, { ...line, tightened: { ...line.tightened, ...Object.fromEntries(marks) } });
  }
}

/** A record that is no input is kept as it is, in no pool's line. */
export function setAside(step: Extract<LogStep, { from: 'unreadable' }>, now: number): Change {
  const body: UnreadableRecord = { raw: step.raw, because: step.because, at: now };
  return { pool: NO_POOL, collection: 'unreadable', key: step.id, seq: 1, body };
}

function itemOf(draft: Draft, { input }: Said, keys: string[], because: string | null): LineItem {
  const no = ownerRecord(draft).parked + 1;
  rememberOwner(draft, { parked: no });
  return {
    no,
    kind: input.kind,
    actor: input.actor,
    parkedAt: draft.workspace.now,
    attempts: because === null ? 0 : 1,
    because,
    keys,
    origin: input.origin ?? null,
    command: input.command ?? null,
  };
}

function lineId(draft: Draft, { input }: Said): string {
  return `l_${draft.workspace.hash(`line:${input.id}`)}`;
}
