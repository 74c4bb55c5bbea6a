import type { EgressAnswer } from '#libs/ports/egress.js';
import { identityName, type Identity } from '#libs/identity/schemes.js';
import { ownAddresses, type MeetingItem } from '../meetings-in.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { refuseAnswer } from '../refuse-answer.js';
import { shortHash } from '../short-hash.js';
import { readCalendar } from './read-calendar.js';

const DAY = 86_400_000;
/** Bytes of a calendar that are read: years of a busy one. What is larger is read over CalDAV, or from a file. */
const LARGEST = 1_000_000;
/** Meetings of one page, which is stored as a whole. */
const MOST_MEETINGS = 200;
const types = ['text/calendar', 'text/plain', 'application/octet-stream', 'text/html'];

interface Settings {
  addresses: string;
}

/** What the server called its last answer, on which day (UTC), and marks of who was told to have been at which meeting. */
export interface CalendarCursor {
  etag: string | null;
  modified: string | null;
  day: number;
  told: string[];
}

/** The address as it is asked for: programs write `webcal:` for `https:`. */
export const webAddressOf = (link: string): string => link.replace(/^webcals?:/i, 'https:');

/**
 * Asks for a whole calendar, which is one answer. What is told is remembered by marks; of strangers there are none, so who
 * becomes a contact later is told when it is next read.
 */
export async function pullCalendar(
  { addresses }: Settings,
  cursor: CalendarCursor | null,
  world: PullWorld,
): Promise<PulledPage<CalendarCursor, MeetingItem>> {
  const { egress, now, country, secrets } = world;
  const url = webAddressOf(secrets['link'] ?? '');
  const answer = await egress.get({ url, types, headers: conditions(cursor, now) });
  if (answer.status === 304 && cursor !== null) return { items: [], cursor, more: false, left: 0, ...plain };
  const read = await readCalendar(calendarIn(answer, now), { own: ownAddresses(addresses), now, country });
  const ours = await ofContacts(read.items, world);
  const before = new Set(cursor?.told);
  const news = notTold(ours, before).sort((a, b) => a.at - b.at);
  const items = news.slice(0, MOST_MEETINGS);
  const known = new Set([...before, ...items.flatMap(marksOf)]);
  const told = ours.flatMap(marksOf).filter((mark) => known.has(mark));
  // The next page is this very answer, which must not be called unchanged.
  const more = news.length > items.length;
  const state = more ? { etag: null, modified: null } : stateOf(answer);
  const left = cursor === null ? read.left + read.items.length - ours.length : 0;
  return { items, cursor: { ...state, day: today(now), told }, more, left, ...plain };
}

const plain = { notBefore: null, changed: null };

/** What the server calls this answer. */
function stateOf({ headers }: EgressAnswer): Pick<CalendarCursor, 'etag' | 'modified'> {
  return { etag: headers['etag'] ?? null, modified: headers['last-modified'] ?? null };
}

/** “As before” is no answer on another day: what was still to come may have taken place. */
function conditions(cursor: CalendarCursor | null, now: number): Record<string, string> {
  const { etag, modified } = cursor?.day === today(now) ? cursor : { etag: null, modified: null };
  return {
    accept: 'text/calendar, */*;q=0.1',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(modified === null ? {} : { 'if-modified-since': modified }),
  };
}

/** The text of a calendar. Throws PullFailed. */
function calendarIn(answer: EgressAnswer, now: number): string {
  if (nowhere.has(answer.status)) throw new PullFailed('ical-nothing-here', { facts: { status: answer.status } });
  refuseAnswer(answer, now);
  if (answer.body.length > LARGEST) throw new PullFailed('ical-too-large');
  const text = answer.body.toString('utf8').replace(/^\ufeff/, '');
  if (!/^\s*BEGIN:VCALENDAR\s/i.test(text.slice(0, 1000))) throw new PullFailed('ical-no-calendar');
  return text;
}

/** Such an address is a secret: where it was made anew, the one before leads nowhere. */
const nowhere: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** Whom of the contacts the member met; of everybody else nothing is kept. */
async function ofContacts(items: readonly MeetingItem[], { known }: PullWorld): Promise<MeetingItem[]> {
  const here = await known(items.flatMap(({ others }) => others.map(identityName)));
  const ours = items.map((one) => ({ ...one, others: one.others.filter((other) => here.has(identityName(other))) }));
  return ours.filter(({ others }) => others.length > 0);
}

/** Of each meeting those who were not told to have been there. */
function notTold(items: readonly MeetingItem[], told: ReadonlySet<string>): MeetingItem[] {
  const news = items.map((one) => ({ ...one, others: one.others.filter((other) => !told.has(markOf(one, other))) }));
  return news.filter(({ others }) => others.length > 0);
}

const markOf = ({ id }: MeetingItem, other: Identity): string => shortHash(`${id} ${identityName(other)}`);
const marksOf = (item: MeetingItem): string[] => item.others.map((other) => markOf(item, other));

const today = (now: number): number => Math.floor(now / DAY);
