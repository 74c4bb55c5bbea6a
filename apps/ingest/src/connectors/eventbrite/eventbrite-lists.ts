import { jsonAsker, type AskJson } from '../ask-json.js';
import type { OwnLists } from '../own-lists.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { attendeesPage, eventsPage, nextIn, organisations, readEvent, readGuest } from './read-eventbrite.js';

const API = 'https://www.eventbriteapi.com';
const HOUR = 3_600_000;

export interface EventbriteSettings {
  organisation?: string | undefined;
}

/** The events and attendees of an organiser's account at Eventbrite. */
export function eventbriteLists({ organisation }: EventbriteSettings, world: PullWorld): OwnLists {
  const ask = jsonAsker({ base: API, headers: { authorization: `Bearer ${world.secrets['token'] ?? ''}` } }, world);
  const listUrl = (path: string, query: Record<string, string>, page: string | null): string =>
    `/v3/${path}/?${new URLSearchParams(page === null ? query : { ...query, continuation: page }).toString()}`;
  return {
    async events(page, { from, to }) {
      const owner = organisation ?? (await onlyOne(ask));
      const span = { 'start_date.range_start': stamp(from), 'start_date.range_end': stamp(to) };
      const query = { status: 'live,started,ended,completed', order_by: 'start_asc', ...span };
      const { json, notBefore } = await ask({ url: listUrl(`organizations/${owner}/events`, query, page) });
      const { events, pagination } = readAs(eventsPage, json);
      return { items: events.flatMap((one) => readEvent(one) ?? []), next: nextIn(pagination), notBefore };
    },
    async guests({ id }, page, since) {
      const query = { status: 'attending', ...(since === null ? {} : { changed_since: since }) };
      const { json, notBefore } = await ask({ url: listUrl(`events/${id}/attendees`, query, page) });
      const { attendees, pagination } = readAs(attendeesPage, json);
      const items = attendees.flatMap((one) => readGuest(one) ?? []);
      // By our clock, which may be ahead of theirs: an hour that is asked for twice is told once.
      return { items, next: nextIn(pagination), notBefore, asOf: stamp(world.now - HOUR) };
    },
  };
}

/** The organisation that the token opens. Throws PullFailed `eventbrite-choose` where there are several, or none. */
async function onlyOne(ask: AskJson): Promise<string> {
  const { organizations: found } = readAs(organisations, (await ask({ url: '/v3/users/me/organizations/' })).json);
  const [one, ...others] = found;
  if (one === undefined || others.length > 0)
    throw new PullFailed('eventbrite-choose', { facts: { found: found.length } });
  return one.id;
}

/** Without parts of a second, which it does not take. */
const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+/, '');
