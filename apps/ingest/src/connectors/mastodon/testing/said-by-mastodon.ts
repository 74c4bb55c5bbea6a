import { own, tagged, type Asked, type Platform, type Reply } from '../../testing/platform.js';

const DAY = 86_400_000;

interface MastodonAccount {
  id: string;
  acct: string;
  bot?: boolean;
  locked?: boolean;
  discoverable?: boolean | null;
  noindex?: boolean;
  indexable?: boolean;
  suspended?: boolean;
  moved?: MastodonAccount | null;
}

/** Who is on the server or known to it, whom the member follows, how those stand to the member, and what they wrote. */
export interface MastodonWorld {
  accounts: MastodonAccount[];
  follows: string[];
  ties: Record<string, { followed_by: boolean; blocked_by?: boolean }>;
  posts: Record<string, object[]>;
}

export function mastodonOf(now: number): MastodonWorld {
  return {
    accounts: [
      { id: '1', acct: 'me' },
      { id: '7', acct: 'ada@engines.example', discoverable: true },
      { id: '8', acct: 'Bo', locked: true },
      { id: '9', acct: 'stranger@away.example' },
      { id: '10', acct: 'news@bots.example', bot: true },
    ],
    follows: ['7', '9', '10', '8'],
    ties: { '7': { followed_by: true, blocked_by: false }, '8': { followed_by: false } },
    posts: {
      '7': [
        post('105', now - DAY, { content: '<p>Notes on the <b>engine</b> &amp; its programs</p><p>More</p>' }),
        post('104', now - 2 * DAY, {
          in_reply_to_id: '90',
          in_reply_to_account_id: '1',
          content: '<p>SECRET WORDS</p>',
        }),
        post('103', now - 2 * DAY, { in_reply_to_id: '91', in_reply_to_account_id: '9' }),
        post('102', now - 3 * DAY, { visibility: 'private', content: '<p>SECRET WORDS</p>' }),
        post('101', now - 3 * DAY, { spoiler_text: 'health', content: '<p>SECRET WORDS</p>' }),
        post('100', now - 4 * DAY, { card: { type: 'link', title: 'An article', url: 'https://a.example' } }),
        post('099', now - 40 * DAY, {}),
      ],
      '8': [post('200', now - DAY, {})],
    },
  };
}

export function post(id: string, at: number, more: object): object {
  return {
    ...{ id, created_at: new Date(at).toISOString(), visibility: 'public', content: '<p>words</p>', reblog: null },
    ...{ in_reply_to_id: null, in_reply_to_account_id: null, sensitive: false, spoiler_text: '', card: null },
    url: `https://engines.example/@ada/${id}`,
    ...more,
  };
}

/** A server of Mastodon as its documentation describes it, as far as it is asked. Its addresses are `…@social.example`. */
export function mastodonPlatform(world: () => MastodonWorld): Platform {
  const origin = 'https://social.example';
  const byId = (id: string | undefined) => world().accounts.find((one) => one.id === id);
  const missing: Reply = { status: 404, json: { error: 'Record not found' } };
  const shown = (one: MastodonAccount | undefined): Reply =>
    one === undefined ? missing : tagged({ display_name: 'x', note: '<p>words</p>', fields: [], ...one });
  const asMember = (asked: Asked, reply: () => Reply): Reply =>
    asked.headers['authorization'] === 'Bearer word'
      ? reply()
      : { status: 401, json: { error: 'The access token is invalid' } };
  return {
    origin,
    routes: {
      '/.well-known/webfinger': ({ url }) => {
        const [, user = ''] = /^acct:(\w+)@social\.example$/.exec(url.searchParams.get('resource') ?? '') ?? [];
        const there = world().accounts.some(({ acct }) => acct.toLowerCase() === user);
        if (!there) return { status: 404, json: {} };
        const self = { rel: 'self', type: 'application/activity+json', href: `${origin}/users/${user}` };
        const page = { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: `${origin}/@${user}` };
        return {
          json: { subject: `acct:${user}@social.example`, links: [page, self] },
          headers: { 'content-type': 'application/jrd+json' },
        };
      },
      '/api/v1/accounts/lookup': ({ url }) =>
        shown(world().accounts.find(({ acct }) => acct.toLowerCase() === url.searchParams.get('acct')?.toLowerCase())),
      '/api/v1/accounts/verify_credentials': (asked) => asMember(asked, () => shown(byId('1'))),
      '/api/v1/accounts/relationships': (asked) =>
        asMember(asked, () => {
          const ids = asked.url.searchParams.getAll('id[]');
          return {
            json: ids.flatMap((id) =>
              own(world().ties, id) === undefined ? [] : [{ id, following: true, ...own(world().ties, id) }],
            ),
          };
        }),
      '/api/v1/accounts/:id': ({ path }) => shown(byId(path['id'])),
      '/api/v1/accounts/:id/following': ({ url }) => {
        const from = Number(url.searchParams.get('max_id') ?? 0);
        const page = world().follows.slice(from, from + 2);
        const next = `<${origin}${url.pathname}?limit=80&max_id=${String(from + 2)}>; rel="next", <${url.href}>; rel="prev"`;
        const link: Record<string, string> = from + 2 < world().follows.length ? { link: next } : {};
        return { json: page.flatMap((id) => byId(id) ?? []), headers: link };
      },
      '/api/v1/accounts/:id/statuses': ({ path, url }) => {
        const since = url.searchParams.get('min_id') ?? '';
        const posts = (own(world().posts, path['id']) ?? []) as { id: string }[];
        return { json: posts.filter(({ id }) => id > since) };
      },
    },
  };
}
