import {
  ADA_THERE,
  pretalxPlatform,
  sessionizePlatform,
} from '../../../../apps/ingest/src/connectors/testing/conferences.js';
import { organisers } from '../../../../apps/ingest/src/connectors/testing/organisers.js';
import { answerOf, type Platform } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { DAY, type PlannedSource, type Published } from '../plan.js';
import { titleOf, type Site, type SiteConnection } from './site.js';

/** Talks, and events or guests, to a page. */
const TALKS = 25;
const ENTRIES = 4;
/** Guests of an event, each of whom comes at a time of their own. */
const GUESTS = 5;
/** An account lists what was lately, and what is soon. */
const LISTED_MS = 40 * DAY;

type Organiser = 'pretix' | 'eventbrite' | 'luma';

export const pretalxConnection: SiteConnection = {
  identity: ({ id }) => (isAda(id) ? 'linkedin:https://www.linkedin.com/in/ada-example/' : 'email:bo@bo.example'),
  settings: () => ({ address: 'https://pretalx.example/werft/' }),
  idOf: ({ n }) => `pretalx.example/werft/T${n}`,
};

export const sessionizeConnection: SiteConnection = {
  identity: () => `sessionize:${ADA_THERE}`,
  settings: () => ({ address: 'https://sessionize.example/api/v2/abc123de' }),
  idOf: ({ n }) => `abc123de/${n + 1}`,
};

export function organiserConnection(name: Organiser): SiteConnection {
  const { settings, secrets, identity } = organisers[name];
  const prefix = name === 'pretix' ? 'werft/' : '';
  return {
    identity: ({ id }) => identity(String(id)),
    settings: () => ({ ...settings, ...secrets }),
    idOf: ({ n }) => `${prefix}${eventOf(n)}`,
  };
}

const isAda = (id: number): boolean => id % 2 === 0;
const eventOf = (n: number): number => Math.floor(n / GUESTS) + 1;

export function pretalxSites(sources: readonly PlannedSource[]): Site[] {
  return sources.slice(0, 1).map((source) => {
    const talks = source.items.map(({ n, at, by }) => ({
      code: `T${n}`,
      at,
      by: [isAda(by.id) ? 'ada' : 'bo'] as const,
    }));
    return siteOf(source, () => pretalxPlatform(talks, TALKS));
  });
}

export function sessionizeSites(sources: readonly PlannedSource[]): Site[] {
  return sources.slice(0, 1).map((source) => {
    const sessions = source.items.map(({ n, at }) => ({ id: n + 1, at }));
    return siteOf(source, () => sessionizePlatform(sessions));
  });
}

export function organiserSites(name: Organiser, sources: readonly PlannedSource[]): Site[] {
  return sources.slice(0, 1).map((source) => {
    const groups = new Map<number, Published[]>();
    for (const item of source.items) groups.set(eventOf(item.n), [...(groups.get(eventOf(item.n)) ?? []), item]);
    return siteOf(source, (now) => organisers[name].platform(heldAround(groups, source.n, now), ENTRIES));
  });
}

function heldAround(groups: ReadonlyMap<number, Published[]>, source: number, now: number) {
  return [...groups].flatMap(([id, guests]) => {
    const [first] = guests;
    if (first === undefined || Math.abs(first.at - now) > LISTED_MS) return [];
    const present = guests.map(({ at, by }) => ({ key: String(by.id), came: at <= now ? at : null }));
    return [{ id: String(id), title: titleOf(first, source), at: first.at, guests: present }];
  });
}

function siteOf(source: PlannedSource, platform: (now: number) => Platform): Site {
  return {
    origin: platform(0).origin,
    sources: [source],
    whose: () => source.n,
    answer: ({ now, ...asked }) => answerOf(platform(now), asked),
    allowed: () => null,
  };
}
