import { interactionAnswered, interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { heardMarks, writersBefore } from '#libs/etiquette/heard.js';
import { inTime, isWritten, type TalkEntry } from './talk.js';

const DAY = 86_400_000;
/** Our first message within this time is an answer. */
const ANSWERED_WITHIN = 30 * DAY;
/** The employer's window forgets messages that are older; there is then nothing to give back. */
const REMEMBERED = 40 * DAY;

/** What every message of ours is, told by its place among all of them: the seq of what it answers, null for a touch. */
export function answersIn(entries: readonly TalkEntry[]): Map<TalkEntry, number | null> {
  const answers = new Map<TalkEntry, number | null>();
  let before: TalkEntry | null = null;
  for (const entry of inTime(entries)) {
    if (entry.what !== 'response') answers.set(entry, answeredBy(entry, before));
    if (isWritten(entry)) before = entry;
  }
  return answers;
}

/** The first of ours after words of theirs, within 30 days. */
function answeredBy(entry: TalkEntry, before: TalkEntry | null): number | null {
  if (before?.what !== 'response' || !isWritten(entry)) return null;
  return entry.at < before.at + ANSWERED_WITHIN ? before.seq : null;
}

/**
 * What has to be told again once these are all the entries: an imported message that was a touch and turns out to be an
 * answer, or the other way round. What a person recorded, or wrote for an offer, stays what they said it was.
 */
export function toldAgain(facts: ContactFacts, entries: readonly TalkEntry[], now: number): NewEvent[] {
  return [...answersIn(entries)].flatMap(([entry, of]) => {
    if (entry.source === null || entry.suggestion !== null || isSo(entry, of)) return [];
    const there = { ...entry, employer: employerThen(facts.employer, entry.at, now) };
    return [retractedEntry(facts.contact, entry, now), again(facts, there, of)];
  });
}

/** The employer whose window a message of this time still counts in. */
export function employerThen(employer: string | null, at: number, now: number): string | null {
  return at > now - REMEMBERED ? employer : null;
}

function isSo({ what, of: told }: TalkEntry, of: number | null): boolean {
  return of === null ? what === 'touch' : what === 'answer' && told === of;
}

/** Takes an entry back, with everything it counted for; of a response also as an answer to what we wrote `among` these. */
export function retractedEntry(
  contact: string,
  entry: TalkEntry,
  now: number,
  among: readonly TalkEntry[] = [],
): NewEvent {
  const { seq, what, at, member, suggestion, employer } = entry;
  const isOurs = what === 'touch';
  return interactionRetracted.make({
    subject: contact,
    data: {
      ...{ of: seq, what, imported: true, suggestion },
      member: isOurs ? member : null,
      employer: isOurs ? employerThen(employer, at, now) : null,
      ...(what === 'response' ? writersBefore(among.filter(isTouch), at) : {}),
    },
  });
}

const isTouch = ({ what }: TalkEntry): boolean => what === 'touch';

function again(facts: ContactFacts, entry: TalkEntry, of: number | null): NewEvent {
  const { source, first, at, channel, suggestion, employer, id } = entry;
  const heard = { source: source ?? '', import: entry.import, first, member: entry.member ?? '', channel };
  const about = { subject: facts.contact, occurredAt: at, personal: id === null ? {} : { sourceId: id } };
  if (of !== null) return interactionAnswered.make({ ...about, data: { ...heard, of } });
  const marks = heardMarks(facts, { at, presumed: false });
  const data = { ...heard, ...marks, suggestion, presumed: false, imported: true, employer };
  return interactionTouched.make({ ...about, data });
}
