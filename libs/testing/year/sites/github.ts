import { gitHubPlatform, releaseEvent } from '../../../../apps/ingest/src/connectors/github/testing/said-by-github.js';
import { answerOf } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { HOUR, sourceOfPerson, visible, type PlannedSource, type Published } from '../plan.js';
import { linkedTo, numberIn, titleOf, type Allowed, type Site, type SiteConnection } from './site.js';

/** Events that are shown at once. */
const SHOWN = 30;

/** 60 questions an hour by address, 5,000 by token, until when in seconds since 1970 (docs.github.com, REST rate limits). */
function allowedFor(account: string | null): Allowed {
  const most = account === null ? 60 : 5000;
  return {
    ...{ most, within: HOUR },
    told: (left, until) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(Math.ceil(until / 1000)),
    }),
  };
}

export const gitHubConnection: SiteConnection = {
  identity: ({ id }) => `github:${id}`,
  settings: (source, { contact }) => {
    const person = linkedTo(source);
    return person === null
      ? { account: 'me', token: 'word' }
      : { account: `u${person.id}`, contact: contact(person.id) };
  },
  idOf: (item, { n }) => eventId(item, n),
};

const eventId = ({ n }: Published, source: number): string => String(1_000_000_000_000 + source * 1_000_000 + n);

/** GitHub. One source follows several people with a token; the others share what is allowed to everybody. */
export function gitHubSites(sources: readonly PlannedSource[]): Site[] {
  const [walked] = sources;
  if (walked === undefined) return [];
  const people = [
    { id: 1, login: 'me' },
    ...sources.flatMap((source) => source.people.map(({ id }) => ({ id, login: `u${id}` }))),
  ];
  const follows = walked.people.map(({ id }): [string, string] => ['me', `u${id}`]);
  const eventsOf = (id: number, now: number): object[] => {
    const source = sources.find(({ n }) => n === sourceOfPerson(id));
    if (source === undefined) return [];
    const theirs = source.items.filter(({ by }) => by.id === id);
    const shown = visible(theirs, now, SHOWN).reverse();
    return shown.map((one) =>
      releaseEvent(eventId(one, source.n), one.at, { name: titleOf(one, source.n), tag_name: `v${one.n}` }),
    );
  };
  return [
    {
      origin: 'https://api.github.com',
      sources,
      whose: (url) => {
        const source = sourceOfPerson(numberIn(url.pathname.split('/')[2]) ?? 0);
        return sources.find(({ n }) => n === source)?.n ?? walked.n;
      },
      answer: ({ now, ...asked }) => {
        const login = asked.url.pathname.split('/')[2] ?? '';
        const isEvents = asked.url.pathname.endsWith('/events/public');
        const events = isEvents ? { [login]: eventsOf(numberIn(login) ?? 0, now) } : {};
        return answerOf(
          gitHubPlatform(() => ({ people, follows, events })),
          asked,
        );
      },
      allowed: allowedFor,
    },
  ];
}
