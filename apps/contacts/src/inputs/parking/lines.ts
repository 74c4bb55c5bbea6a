import { contactHeld, contactUnheld } from '#libs/events/restraint.events.js';
import type { Reader } from '#libs/kernel/decider.js';
import { survivorOf } from '../../contact/known-card.rule.js';
import type { ContactsDocuments } from '../../documents.js';
import { contactOf } from './concerns.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { addWork, ownerRecord, parkedKey, rememberOwner, type Line, type LineItem } from '../owner-records.js';
import { recordEvents, type Speaker } from '../record-events.js';

/** The parked lines that have one of these keys. */
export function linesWith(draft: Draft, keys: readonly string[]): Line[] {
  if (ownerRecord(draft).lines === 0) return [];
  const ids = new Set<string>();
  for (const key of keys) {
    const place = draft.get('parked-key', key) as { line: string } | null;
    if (place !== null) ids.add(place.line);
  }
  return [...ids].map((id) => draft.get('line', id) as Line | null).filter((line) => line !== null);
}

export function lineOf(draft: Draft, id: string): Line | null {
  return draft.get('line', id) as Line | null;
}

/** A line without anything in it; `lines` counts it only once it is written. */
export function newLine(draft: Draft, id: string): Line {
  rememberOwner(draft, { lines: ownerRecord(draft).lines + 1 });
  return { id, keys: [], held: [], items: [], since: draft.workspace.now, replaying: false, tightened: {} };
}

/** Writes a line with further keys; its keys lead to it from now on. */
export function writeLine(draft: Draft, line: Line, more: readonly string[] = []): Line {
  const keys = [...new Set([...line.keys, ...more])];
  for (const key of more) draft.record('parked-key', key, { line: line.id });
  const written = { ...line, keys };
  draft.record('line', line.id, written);
  return written;
}

/** One line where there were several: an input that belongs to both makes them wait for each other. */
export function joinLines(draft: Draft, [first, ...others]: readonly [Line, ...Line[]]): Line {
  if (others.length === 0) return first;
  const all = [first, ...others];
  for (const other of others) draft.record('line', other.id, null);
  rememberOwner(draft, { lines: ownerRecord(draft).lines - others.length });
  const joined: Line = {
    ...first,
    held: all.flatMap((line) => line.held),
    items: all.flatMap((line) => line.items).sort((a, b) => a.no - b.no),
    since: Math.min(...all.map((line) => line.since)),
    replaying: all.some((line) => line.replaying),
    tightened: Object.fromEntries(all.flatMap((line) => Object.entries(line.tightened))),
  };
  if (joined.replaying) addWork(draft, `line/${joined.id}`);
  return writeLine(
    draft,
    joined,
    others.flatMap((line) => line.keys),
  );
}

/** Holds every contact of these keys that the line does not hold yet and that the pool has. */
export function hold(engine: Engine, draft: Draft, speaker: Speaker, line: Line): Line {
  const known = new Set(line.held.map((one) => one.contact));
  const contacts = line.keys
    .map(contactOf)
    .filter((contact) => contact !== null)
    .filter((contact) => !known.has(contact) && draft.get('card', contact) !== null);
  if (contacts.length === 0 || !draft.complete || engine.without.has('held')) return line;
  const held = contacts.map((contact) => contactHeld.make({ subject: contact, data: { line: line.id } }));
  recordEvents(engine, draft, speaker, held);
  return { ...line, held: [...line.held, ...contacts.map((contact) => ({ contact, line: line.id }))] };
}

/** Takes items out of a line. An empty line ends: its keys are free and its contacts no longer held. */
export function takeOut(
  engine: Engine,
  draft: Draft,
  speaker: Speaker,
  { line, items }: { line: Line; items: readonly LineItem[] },
): Line {
  const left = { ...line, items: line.items.filter((item) => !items.includes(item)) };
  for (const { no } of items) draft.record('parked-input', parkedKey(no), null);
  if (left.items.length > 0) return writeLine(draft, left);
  for (const key of line.keys) draft.record('parked-key', key, null);
  draft.record('line', line.id, null);
  rememberOwner(draft, { lines: ownerRecord(draft).lines - 1 });
  const unheld = line.held.map(({ contact, line: of }) =>
    contactUnheld.make({ subject: survivorOf(contact, draft as Reader<ContactsDocuments>), data: { line: of } }),
  );
  recordEvents(engine, draft, speaker, unheld);
  return left;
}
