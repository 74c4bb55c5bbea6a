import type { z } from 'zod';
import type { privacyErased } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { DutyRecord } from '#libs/ports/duty-record.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { linesWith, takeOut, writeLine } from '../parking/lines.js';
import type { Line } from '../owner-records.js';
import type { Speaker } from '../record-events.js';
import { settleAgain } from '../settle.js';

type Facts = z.output<typeof privacyErased.facts>;
type Personal = z.output<typeof privacyErased.personal>;

/**
 * What an erasure brings with it, in the same transaction: a duty for every store it names, and the end of everything
 * that was parked about this person, of a merged contact about everybody it is made of. `hashes` stay in the duty until the last store has reported.
 */
export function onErased(engine: Engine, draft: Draft, speaker: Speaker, erased: readonly NewEvent[]): void {
  const hashes = erased.flatMap((event) => dutyOf(draft, event));
  const subjects = erased.flatMap(({ subject, data }) => (data as Facts).subjects ?? [subject ?? '']);
  if (subjects.length > 0) forgetParked(engine, draft, speaker, { subjects, hashes });
}

/** Records the duty; answers the hashes of the person's identities. */
function dutyOf(draft: Draft, erased: NewEvent): string[] {
  const { erasure, stores, subjects } = erased.data as Facts;
  const contact = erased.subject ?? '';
  const { identities, hints } = erased.personal as Personal;
  const hashes = [...identities.map(({ hash }) => hash), ...hints];
  const duty: DutyRecord = {
    erasure,
    contact,
    subjects: subjects ?? [contact],
    at: draft.workspace.now,
    stores: Object.fromEntries(stores.map((store) => [store, null])),
    completed: false,
    openSince: draft.workspace.now,
    hashes,
  };
  draft.record('duty', erasure, duty);
  return hashes;
}

function forgetParked(
  engine: Engine,
  draft: Draft,
  speaker: Speaker,
  who: { subjects: string[]; hashes: string[] },
): void {
  const keys = [...who.subjects.map((subject) => `c:${subject}`), ...who.hashes.map((hash) => `i:${hash}`)];
  for (const line of linesWith(draft, keys)) {
    const items = line.items.filter((item) => item.keys.some((key) => keys.includes(key)));
    for (const item of items) settleAgain(draft, item, { state: 'refused', refusal: { refused: 'contact-erased' } });
    takeOut(engine, draft, speaker, { line: without(draft, line, keys), items });
  }
}

function without(draft: Draft, line: Line, keys: readonly string[]): Line {
  for (const key of keys) if (line.keys.includes(key)) draft.record('parked-key', key, null);
  return writeLine(draft, {
    ...line,
    keys: line.keys.filter((key) => !keys.includes(key)),
    held: line.held.filter((one) => !keys.includes(`c:${one.contact}`)),
  });
}
