import { listed, own, tagged, type Asked, type Platform, type Reply } from '../../testing/platform.js';

const DAY = 86_400_000;

/** Who is on it, how they follow each other, and what they did; a spec changes it as it goes. */
export interface GitHubWorld {
  people: {
    id: number;
    login: string;
    type?: string;
    name?: string | null;
    company?: string | null;
    location?: string | null;
  }[];
  /** who follows whom, by login */
  follows: [string, string][];
  events: Record<string, object[]>;
}

export function gitHubOf(now: number): GitHubWorld {
  return {
    people: [
      { id: 1, login: 'me' },
      { id: 7, login: 'Ada', name: 'Ada Lovelace', company: '@engines', location: 'London' },
      { id: 8, login: 'bo', name: 'bo 🦆', company: null, location: null },
      { id: 9, login: 'stranger', name: 'Some Body' },
      { id: 10, login: 'engines', type: 'Organization' },
    ],
    follows: [...['Ada', 'stranger', 'engines', 'bo'].map((login): [string, string] => ['me', login]), ['Ada', 'me']],
    events: {
      Ada: [
        releaseEvent('1000000000003', now - DAY, { name: 'Notes 2.0', tag_name: 'v2.0' }),
        releaseEvent('1000000000002', now - 2 * DAY, { tag_name: 'v2.0-rc1', prerelease: true }),
        event('1000000000001', 'PushEvent', now - 3 * DAY, { commits: [{ author: { email: 'secret@ada.example' } }] }),
        event('999999999999', 'PublicEvent', now - 4 * DAY, {}),
        { ...event('999999999997', 'PublicEvent', now - 5 * DAY, {}), repo: { id: 6, name: '/' } },
        { ...event('999999999996', 'PublicEvent', now - 5 * DAY, {}), repo: { id: 6, name: '' } },
        releaseEvent('999999999998', now - 40 * DAY, { tag_name: 'v1.0' }),
      ],
    },
  };
}

function event(id: string, type: string, at: number, payload: object): object {
  const created = new Date(at).toISOString();
  return {
    id,
    type,
    actor: { id: 7, login: 'Ada' },
    repo: { id: 5, name: 'engines/notes' },
    payload,
    public: true,
    created_at: created,
  };
}

export function releaseEvent(id: string, at: number, release: object): object {
  const page = 'https://github.com/engines/notes/releases/tag/v2.0';
  return event(id, 'ReleaseEvent', at, { action: 'published', release: { html_url: page, draft: false, ...release } });
}

/** GitHub as its documentation describes it, as far as it is asked. */
export function gitHubPlatform(world: () => GitHubWorld): Platform {
  const byLogin = (login = '') => world().people.find((one) => one.login.toLowerCase() === login.toLowerCase());
  const shown = (one: GitHubWorld['people'][number] | undefined): Reply => {
    if (one === undefined) return { status: 404, json: { message: 'Not Found', status: '404' } };
    return tagged({ type: 'User', email: `${one.login}@hidden.example`, bio: 'words', followers: 3, ...one });
  };
  const following = (asked: Asked, login: string | undefined): Reply => {
    const people = world().follows.flatMap(([from, to]) => (from === login ? (byLogin(to) ?? []) : []));
    const id = byLogin(login)?.id ?? 0;
    const shownIn = people.map(({ id: number, login: name, type = 'User' }) => ({ id: number, login: name, type }));
    return listed(shownIn, asked, 2, `/user/${String(id)}/following`);
  };
  return {
    origin: 'https://api.github.com',
    routes: {
      '/users/:login': ({ path }) => shown(byLogin(path['login'])),
      '/user/:id': ({ path }) => shown(world().people.find(({ id }) => String(id) === path['id'])),
      '/users/:login/following': (asked) => following(asked, asked.path['login']),
      '/user/:id/following': (asked) =>
        following(asked, world().people.find(({ id }) => String(id) === asked.path['id'])?.login),
      '/users/:login/following/:other': ({ path }) =>
        world().follows.some(([from, to]) => from === path['login'] && to === path['other'])
          ? { status: 204 }
          : { status: 404, json: { message: 'Not Found' } },
      '/users/:login/events/public': ({ path }) => {
        const reply = tagged(own(world().events, path['login']) ?? []);
        return { ...reply, headers: { ...reply.headers, 'x-poll-interval': '60' } };
      },
    },
  };
}
