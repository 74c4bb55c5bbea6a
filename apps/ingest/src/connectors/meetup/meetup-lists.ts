import type { z } from 'zod';
import { jsonAsker } from '../ask-json.js';
import type { OwnLists } from '../own-lists.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { readGraph } from './read-graph.js';
import { EVENTS, eventsOfGroup, nextIn, readEvent, readGuest, RSVPS, rsvpsOfEvent } from './read-meetup.js';

const API = 'https://api.meetup.com';

/** The events of a group and who said what to them, at Meetup; `token` is what lets us in. */
export function meetupLists({ group, token }: { group: string; token: string }, world: PullWorld): OwnLists {
  const ask = jsonAsker({ base: API, headers: { authorization: `Bearer ${token}` } }, world);
  const query = async <Schema extends z.ZodType>(schema: Schema, text: string, variables: object) => {
    const { json, notBefore } = await ask({ url: '/gql-ext', post: { query: text, variables } });
    return { data: readAs(schema, readGraph(json, world.now)), notBefore };
  };
  return {
    async events(after, { from, to }) {
      const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const { data, notBefore } = await query(eventsOfGroup, EVENTS, { group, after, ...span });
      const found = data.groupByUrlname?.events;
      if (found === undefined) throw new PullFailed('api-not-found');
      return { items: found.edges.flatMap(({ node }) => readEvent(node) ?? []), next: nextIn(found), notBefore };
    },
    async guests({ id }, after) {
      const { data, notBefore } = await query(rsvpsOfEvent, RSVPS, { event: id, after });
      const found = data.event?.rsvps;
      if (found === undefined) return { items: [], next: null, notBefore, asOf: null };
      const items = found.edges.flatMap(({ node }) => readGuest(node) ?? []);
      return { items, next: nextIn(found), notBefore, asOf: null };
    },
  };
}
