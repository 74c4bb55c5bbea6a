import { jsonAsker } from '../ask-json.js';
import type { OwnLists } from '../own-lists.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { entriesPage, readEvent, readGuest } from './read-luma.js';

const API = 'https://public-api.luma.com';

/** The events and guests of a calendar of one's own at Luma. */
export function lumaLists(world: PullWorld): OwnLists {
  const ask = jsonAsker({ base: API, headers: { 'x-luma-api-key': world.secrets['token'] ?? '' } }, world);
  const list = async (path: string, query: Record<string, string>, page: string | null) => {
    const turned = page === null ? query : { ...query, pagination_cursor: page };
    const { json, notBefore } = await ask({ url: `/v1/${path}?${new URLSearchParams(turned).toString()}` });
    const { entries, has_more: more, next_cursor: next } = readAs(entriesPage, json);
    return { entries, next: more === true ? (next ?? null) : null, notBefore };
  };
  return {
    async events(page, { from, to }) {
      const span = { after: new Date(from).toISOString(), before: new Date(to).toISOString() };
      const { entries, ...rest } = await list('calendars/events/list', { ...span, pagination_limit: '50' }, page);
      return { items: entries.flatMap((one) => readEvent(one) ?? []), ...rest };
    },
    async guests({ id }, page) {
      const query = { event_id: id, approval_status: 'approved', pagination_limit: '50' };
      const { entries, ...rest } = await list('events/guests/list', query, page);
      return { items: entries.flatMap((one) => readGuest(one) ?? []), ...rest, asOf: null };
    },
  };
}
