import { generateKeyPairSync } from 'node:crypto';
import type { Asked, Platform, Reply } from './platform.js';

/** An event on an organiser's account, and who registered for it. */
export interface HeldEvent {
  id: string;
  title: string;
  at: number;
  guests: Registered[];
}

/** Somebody who registered: `came` says when they were let in, null that they were not. `key` is what tells them apart. */
interface Registered {
  key: string;
  came: number | null;
}

/** A platform of events, written from its documentation. */
interface Organiser {
  settings: object;
  secrets: Record<string, string>;
  /** its answers, `per` entries to a page */
  platform: (events: readonly HeldEvent[], per?: number) => Platform;
  /** by which the person with this key is known */
  identity: (key: string) => string;
  /** how the token is shown */
  header: Record<string, string>;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const secret = { name: 'SECRET NAME', answers: ['SECRET ANSWER'] };
const guestsOf = (events: readonly HeldEvent[], id: string): readonly Registered[] =>
  events.find((one) => one.id === id)?.guests ?? [];

/** Page `n` of a list, from 1, and the number of the next one. */
function pageOf<Item>(all: readonly Item[], per: number, n: number): { items: Item[]; next: string | null } {
  return { items: all.slice((n - 1) * per, n * per), next: n * per < all.length ? String(n + 1) : null };
}
const numbered = ({ url }: Asked, name: string): number => Number(url.searchParams.get(name) ?? '1');

const pretix: Organiser = {
  ...{ settings: { address: 'https://pretix.example', organiser: 'werft' }, secrets: { token: 'word' } },
  ...{ identity: (key) => `email:${key}@guests.example`, header: { authorization: 'Token word' } },
  platform(events, per = 50) {
    const list = (asked: Asked, all: readonly object[]): Reply => {
      const { items: results, next } = pageOf(all, per, numbered(asked, 'page'));
      const behind = next === null ? null : `${asked.url.origin}${asked.url.pathname}?page=${next}`;
      const headers = { 'x-page-generated': '2026-06-15T09:00:00Z' };
      return { headers, json: { count: all.length, next: behind, previous: null, results } };
    };
    const eventOf = ({ id, title, at }: HeldEvent) => ({
      ...{ slug: id, name: { en: title, de: 'x' }, date_from: iso(at), testmode: false, has_subevents: false },
      public_url: `https://pretix.example/werft/${id}/`,
    });
    const orderOf = ({ key, came }: Registered) => ({
      ...{ code: `O${key}`, status: 'p', email: `${key}@guests.example`, testmode: false },
      positions: [
        {
          ...{ positionid: 1, attendee_name: secret.name, attendee_email: null, subevent: null, addon_to: null },
          checkins: came === null ? [] : [{ list: 1, datetime: iso(came), type: 'entry' }],
        },
      ],
    });
    return {
      origin: 'https://pretix.example',
      routes: {
        '/api/v1/organizers/werft/events/': (asked) => list(asked, events.map(eventOf)),
        '/api/v1/organizers/werft/events/:id/orders/': (asked) =>
          list(asked, guestsOf(events, asked.path['id'] ?? '').map(orderOf)),
      },
    };
  },
};

const eventbrite: Organiser = {
  ...{ settings: {}, secrets: { token: 'word' } },
  ...{ identity: (key) => `email:${key}@guests.example`, header: { authorization: 'Bearer word' } },
  platform(events, per = 50) {
    const list = (asked: Asked, name: string, all: readonly object[]): Reply => {
      const { items, next } = pageOf(all, per, numbered(asked, 'continuation'));
      const pagination = { has_more_items: next !== null, ...(next === null ? {} : { continuation: next }) };
      return { json: { pagination, [name]: items } };
    };
    const eventOf = ({ id, title, at }: HeldEvent) => ({
      id,
      name: { text: title },
      start: { utc: iso(at) },
      url: null,
    });
    const attendeeOf = ({ key, came }: Registered) => ({
      ...{ id: key, checked_in: came !== null, cancelled: false, refunded: false, status: 'Attending' },
      profile: { email: `${key}@guests.example`, ...secret },
    });
    return {
      origin: 'https://www.eventbriteapi.com',
      routes: {
        '/v3/users/me/organizations/': () => ({ json: { organizations: [{ id: '7' }], pagination: {} } }),
        '/v3/organizations/7/events/': (asked) => list(asked, 'events', events.map(eventOf)),
        '/v3/events/:id/attendees/': (asked) =>
          list(asked, 'attendees', guestsOf(events, asked.path['id'] ?? '').map(attendeeOf)),
      },
    };
  },
};

const luma: Organiser = {
  ...{ settings: {}, secrets: { token: 'word' } },
  ...{ identity: (key) => `luma:usr-${key}0000`, header: { 'x-luma-api-key': 'word' } },
  platform(events, per = 50) {
    const list = (asked: Asked, all: readonly object[]): Reply => {
      const { items: entries, next } = pageOf(all, per, numbered(asked, 'pagination_cursor'));
      return { json: { entries, has_more: next !== null, ...(next === null ? {} : { next_cursor: next }) } };
    };
    const eventOf = ({ id, title, at }: HeldEvent) => ({ id, name: title, start_at: iso(at), url: null });
    const guestOf = ({ key, came }: Registered) => ({
      ...{ id: `gst-${key}`, user_id: `usr-${key}0000`, user_email: `${key}@guests.example`, ...secret },
      ...{ approval_status: 'approved', event_tickets: [{ id: 't', checked_in_at: came === null ? null : iso(came) }] },
    });
    return {
      origin: 'https://public-api.luma.com',
      routes: {
        '/v1/calendars/events/list': (asked) => list(asked, events.map(eventOf)),
        '/v1/events/guests/list': (asked) =>
          list(asked, guestsOf(events, asked.url.searchParams.get('event_id') ?? '').map(guestOf)),
      },
    };
  },
};

/** A small one, as nobody is kept out with it. */
const pair = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
export const MEETUP_PUBLIC_KEY = pair.publicKey;

const meetup: Organiser = {
  settings: { group: 'werft-meetup', client: 'c', member: '1', keyId: 'k' },
  // As it is left of a file in one line.
  secrets: { key: pair.privateKey.replaceAll('\n', ' ') },
  ...{ identity: (key) => `meetup:${key}`, header: { authorization: 'Bearer word' } },
  platform(events, per = 50) {
    const answer = ({ body }: Asked): Reply => {
      const { variables } = JSON.parse(body) as { variables: { event?: string; after: string | null } };
      const connection = (all: readonly object[]) => {
        const { items, next } = pageOf(all, per, Number(variables.after ?? '1'));
        const pageInfo = { hasNextPage: next !== null, endCursor: next };
        return { pageInfo, edges: items.map((node) => ({ node })) };
      };
      const eventOf = ({ id, title, at }: HeldEvent) => ({ id, title, eventUrl: null, dateTime: iso(at) });
      const rsvpOf = ({ key, came }: Registered) => ({
        ...{ id: `r${key}`, status: came === null ? 'YES' : 'ATTENDED', member: { id: key, ...secret } },
      });
      if (variables.event === undefined)
        return { json: { data: { groupByUrlname: { events: connection(events.map(eventOf)) } } } };
      return { json: { data: { event: { rsvps: connection(guestsOf(events, variables.event).map(rsvpOf)) } } } };
    };
    return {
      origin: 'https://api.meetup.com',
      routes: {
        '/oauth2/access': () => ({ json: { access_token: 'word', expires_in: 3600 } }),
        '/gql-ext': answer,
      },
    };
  },
};

export const organisers = { pretix, eventbrite, luma, meetup };
