import { jsonAsker } from '../ask-json.js';
import type { OwnLists } from '../own-lists.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { listPage, readEvent, readGuests } from './read-pretix.js';

/** Where an organiser's events are. */
export interface PretixSettings {
  address: string;
  organiser: string;
}

/** What is dropped from orders before they are sent, as far as the server knows how. */
const less = [
  'invoice_address',
  'payments',
  'refunds',
  'fees',
  'downloads',
  'positions.answers',
  'positions.downloads',
];

/** The events and orders of an organiser's account on a pretix server. */
export function pretixLists({ address, organiser }: PretixSettings, world: PullWorld): OwnLists {
  const headers = { authorization: `Token ${world.secrets['token'] ?? ''}` };
  const ask = jsonAsker({ base: address, headers }, world);
  const events = `/api/v1/organizers/${organiser}/events/`;
  return {
    async events(page, { from }) {
      const first = `${events}?${queryOf({ ends_after: new Date(from).toISOString(), ordering: 'date_from' })}`;
      const { json, notBefore } = await ask({ url: page ?? first });
      const { results, next } = readAs(listPage, json);
      return { items: results.flatMap((one) => readEvent(one, organiser, world.now) ?? []), next, notBefore };
    },
    async guests({ id }, page, since) {
      const query = new URLSearchParams(less.map((field): [string, string] => ['exclude', field]));
      if (since !== null) query.set('modified_since', since);
      const first = `${events}${id.slice(organiser.length + 1)}/orders/?${query.toString()}`;
      const { json, notBefore, headers: said } = await ask({ url: page ?? first });
      const { results, next } = readAs(listPage, json);
      return { items: results.flatMap(readGuests), next, notBefore, asOf: said['x-page-generated'] ?? null };
    },
  };
}

const queryOf = (query: Record<string, string>): string => new URLSearchParams(query).toString();
