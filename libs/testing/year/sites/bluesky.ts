import { blueskyPlatform } from '../../../../apps/ingest/src/connectors/bluesky/testing/said-by-bluesky.js';
import { answerOf } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { sourceOfPerson, visible, type PlannedSource, type Published } from '../plan.js';
import { linkedTo, titleOf, type Allowed, type Site, type SiteConnection } from './site.js';

const LETTERS = 'abcdefghij';
const ME = `did:plc:${'m'.repeat(24)}`;
/** Posts that are shown at once. */
const SHOWN = 50;
/** 3,000 questions in five minutes by address, until when in seconds since 1970 (docs.bsky.app, rate limits). */
const allowed: Allowed = {
  ...{ most: 3000, within: 5 * 60_000 },
  told: (left, until) => ({
    'ratelimit-limit': '3000',
    'ratelimit-remaining': String(left),
    'ratelimit-reset': String(Math.ceil(until / 1000)),
  }),
};

export const blueskyConnection: SiteConnection = {
  identity: ({ id }) => `bluesky:${didOf(id)}`,
  settings: (source, { contact }) => {
    const person = linkedTo(source);
    return person === null ? { account: 'me.example' } : { account: didOf(person.id), contact: contact(person.id) };
  },
  idOf: ({ n, by }) => uriOf(by.id, n),
};

/** A number in letters, for the names of the network hold few digits. */
function didOf(id: number): string {
  return `did:plc:${String(id)
    .replaceAll(/\d/g, (digit) => LETTERS[Number(digit)] ?? '')
    .padEnd(24, 'z')}`;
}

function idIn(did: string | null): number {
  const letters = (did ?? '').slice('did:plc:'.length).replaceAll('z', '');
  return Number(letters.replaceAll(/./g, (letter) => String(LETTERS.indexOf(letter))));
}

const uriOf = (id: number, n: number): string => `at://${didOf(id)}/app.bsky.feed.post/${n}`;

function postOf(one: Published, source: number): object {
  const did = didOf(one.by.id);
  const record = { $type: 'app.bsky.feed.post', createdAt: '2099-01-01T00:00:00Z', text: titleOf(one, source) };
  return { post: { uri: uriOf(one.by.id, one.n), author: { did }, indexedAt: new Date(one.at).toISOString(), record } };
}

/** The whole network, as everybody may read it. */
export function blueskySites(sources: readonly PlannedSource[]): Site[] {
  const [walked] = sources;
  if (walked === undefined) return [];
  const profiles = [
    { did: ME, handle: 'me.example' },
    ...sources.flatMap(({ people }) => people.map(({ id }) => ({ did: didOf(id), handle: `u${id}.example` }))),
  ];
  const follows = walked.people.map(({ id }) => didOf(id));
  const ties = Object.fromEntries(follows.map((did) => [did, { followedBy: `at://${did}/app.bsky.graph.follow/1` }]));
  const postsOf = (id: number, now: number): object[] => {
    const source = sources.find(({ n }) => n === sourceOfPerson(id));
    if (source === undefined) return [];
    const theirs = source.items.filter(({ by }) => by.id === id);
    return visible(theirs, now, SHOWN)
      .reverse()
      .map((one) => postOf(one, source.n));
  };
  return [
    {
      origin: 'https://public.api.bsky.app',
      sources,
      whose: (url) => {
        const source = sourceOfPerson(idIn(url.searchParams.get('actor')));
        return sources.find(({ n }) => n === source)?.n ?? walked.n;
      },
      answer: ({ now, ...asked }) => {
        const actor = asked.url.searchParams.get('actor') ?? '';
        const posts = asked.url.pathname.endsWith('getAuthorFeed') ? { [actor]: postsOf(idIn(actor), now) } : {};
        return answerOf(
          blueskyPlatform(() => ({ profiles, follows, ties, posts, refused: {} })),
          asked,
        );
      },
      allowed: () => allowed,
    },
  ];
}
