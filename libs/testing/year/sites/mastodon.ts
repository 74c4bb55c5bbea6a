import { mastodonPlatform, post } from '../../../../apps/ingest/src/connectors/mastodon/testing/said-by-mastodon.js';
import { answerOf } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { sourceOfPerson, visible, type PlannedSource, type Published } from '../plan.js';
import { linkedTo, numberIn, titleOf, type Allowed, type Site, type SiteConnection } from './site.js';

const HOST = 'social.example';
/** Posts that a server shows at once. */
const SHOWN = 40;
/** 300 questions in five minutes, until when as a date (docs.joinmastodon.org/api/rate-limits). */
const allowed: Allowed = {
  ...{ most: 300, within: 5 * 60_000 },
  told: (left, until) => ({
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': new Date(until).toISOString(),
  }),
};

export const mastodonConnection: SiteConnection = {
  identity: ({ id }) => `mastodon:u${id}@${HOST}`,
  settings: (source, { contact }) => {
    const person = linkedTo(source);
    if (person === null) return { account: `me@${HOST}`, token: 'word' };
    return { account: `u${person.id}@${HOST}`, contact: contact(person.id) };
  },
  idOf: (item, { n }) => `${HOST}/${postId(item, n)}`,
};

const postId = ({ n }: Published, source: number): string => String(10_000_000 + source * 100_000 + n);

/** One server, on which everybody is. */
export function mastodonSites(sources: readonly PlannedSource[]): Site[] {
  const [walked] = sources;
  if (walked === undefined) return [];
  const people = sources.flatMap((source) => source.people);
  const accounts = [
    { id: '1', acct: 'me' },
    { id: '9', acct: 'stranger@away.example' },
    ...people.map(({ id }) => ({ id: String(id), acct: `u${id}`, discoverable: true })),
  ];
  const follows = ['9', ...walked.people.map(({ id }) => String(id))];
  const ties = Object.fromEntries(walked.people.map(({ id }) => [id, { followed_by: true, blocked_by: false }]));
  const postsOf = (id: number, now: number): object[] => {
    const source = sources.find(({ n }) => n === sourceOfPerson(id));
    if (source === undefined) return [];
    const theirs = source.items.filter(({ by }) => by.id === id);
    const shown = visible(theirs, now, SHOWN).reverse();
    return shown.map((one) => post(postId(one, source.n), one.at, { content: `<p>${titleOf(one, source.n)}</p>` }));
  };
  return [
    {
      origin: `https://${HOST}`,
      sources,
      whose(url) {
        const named = url.searchParams.get('resource') ?? url.searchParams.get('acct') ?? url.pathname.split('/')[4];
        return sources.find(({ n }) => n === sourceOfPerson(numberIn(named) ?? 0))?.n ?? walked.n;
      },
      answer: ({ now, ...asked }) => {
        const id = numberIn(asked.url.pathname.split('/')[4]) ?? 0;
        const posts = asked.url.pathname.endsWith('/statuses') ? { [id]: postsOf(id, now) } : {};
        return answerOf(
          mastodonPlatform(() => ({ accounts, follows, ties, posts })),
          asked,
        );
      },
      allowed: () => allowed,
    },
  ];
}
