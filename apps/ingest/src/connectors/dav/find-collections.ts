import { PullFailed } from '../pull-failed.js';
import type { AskDav, DavThing } from './ask-dav.js';
import { componentsIn, hrefIn, namesIn, textOf } from './dav-props.js';
import { collectionsIn, whatIs } from './dav-questions.js';

/** What is looked for: where a server says it is, and which address every server has for it (RFC 6764). */
export interface Shelf {
  of: 'calendar' | 'addressbook';
  home: 'calendarHomeSet' | 'addressbookHomeSet';
  wellKnown: '/.well-known/caldav' | '/.well-known/carddav';
}

/**
 * The member's calendars or address books that were chosen by their names. The address may be that of the server, of the
 * member's home there, or of one collection. Throws PullFailed `dav-no-such` if one that is named is not there, and
 * `dav-choose` where none is named and there are several.
 */
export async function findCollections(
  ask: AskDav,
  { address, names }: { address: string; names: readonly string[] },
  shelf: Shelf,
): Promise<string[]> {
  const start = await beginning(ask, address, shelf);
  const all = isA(start, shelf) ? [start] : await collectionsOf(ask, await homeOf(ask, start, shelf), shelf);
  if (all.length === 0) throw new PullFailed('dav-nothing-here');
  if (names.length === 0 && all.length > 1) throw new PullFailed('dav-choose', { facts: { found: all.length } });
  const chosen = names.length === 0 ? all : names.map((name) => named(all, name));
  return [...new Set(chosen.map(({ url }) => url))];
}

/** A bare host is asked where it keeps them, and else what it is itself. */
async function beginning(ask: AskDav, address: string, shelf: Shelf): Promise<DavThing> {
  const url = new URL(address);
  if (url.pathname !== '/') return first(await ask(whatIs(address)));
  try {
    return first(await ask(whatIs(new URL(shelf.wellKnown, url).href)));
  } catch (error) {
    if (!(error instanceof PullFailed) || !nowhere.has(error.code)) throw error;
    return first(await ask(whatIs(address)));
  }
}

const nowhere: ReadonlySet<string> = new Set(['dav-nothing-here', 'dav-not-dav', 'dav-html']);

async function homeOf(ask: AskDav, start: DavThing, { home }: Shelf): Promise<string> {
  const here = hrefIn(start.props[home], start.url);
  if (here !== null) return here;
  const principal = hrefIn(start.props['currentUserPrincipal'], start.url);
  if (principal === null) return start.url;
  const who = first(await ask(whatIs(principal)));
  return hrefIn(who.props[home], who.url) ?? start.url;
}

async function collectionsOf(ask: AskDav, home: string, shelf: Shelf): Promise<DavThing[]> {
  const things = await ask(collectionsIn(home));
  return things.filter((thing) => isA(thing, shelf) && holdsEvents(thing));
}

function isA({ props }: DavThing, { of }: Shelf): boolean {
  return namesIn(props['resourcetype']).includes(of);
}

/** A list of tasks is a calendar, too. */
function holdsEvents({ props }: DavThing): boolean {
  const kinds = componentsIn(props['supportedCalendarComponentSet']);
  return kinds.length === 0 || kinds.includes('VEVENT');
}

/** By the name that programs show, or by the last part of its address. */
function named(all: readonly DavThing[], name: string): DavThing {
  const plain = (text: string): string => text.trim().toLowerCase();
  const found =
    all.find(({ props }) => plain(textOf(props['displayname'])) === plain(name)) ??
    all.find(({ url }) => plain(lastPart(url)) === plain(name));
  if (found === undefined) throw new PullFailed('dav-no-such', { facts: { found: all.length } });
  return found;
}

function lastPart(url: string): string {
  return new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';
}

function first(things: readonly DavThing[]): DavThing {
  const [thing] = things;
  if (thing === undefined) throw new PullFailed('dav-nothing-here');
  return thing;
}
