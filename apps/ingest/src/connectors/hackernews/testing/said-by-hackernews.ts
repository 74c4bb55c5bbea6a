import type { Platform } from '../../testing/platform.js';

const DAY = 86_400_000;

/** One person there, and what they submitted, by its number. */
export interface HackerNewsWorld {
  user: string;
  items: Record<number, object>;
}

export function hackerNewsOf(now: number): HackerNewsWorld {
  const at = (days: number) => ({ by: 'Ada', time: Math.floor((now - days * DAY) / 1000) });
  return {
    user: 'Ada',
    items: {
      109: {
        id: 109,
        type: 'story',
        title: 'Show HN: Notes &amp; an engine',
        url: 'https://engines.example',
        ...at(1),
      },
      108: { id: 108, type: 'comment', text: 'SECRET WORDS', ...at(1) },
      107: { id: 107, type: 'story', title: 'Taken away', dead: true, ...at(2) },
      106: { id: 106, deleted: true, type: 'story', time: at(2).time },
      105: { id: 105, type: 'story', title: 'An older one', ...at(3) },
      104: { id: 104, type: 'story', title: 'Far too old', ...at(40) },
    },
  };
}

/** The API as its README describes it; what is not there is answered with `null`. */
export function hackerNewsPlatform(world: () => HackerNewsWorld): Platform {
  return {
    origin: 'https://hacker-news.firebaseio.com',
    routes: {
      '/v0/user/:name': ({ path }) => {
        const { user, items } = world();
        if (path['name'] !== `${user}.json`) return { json: null };
        const submitted = Object.keys(items)
          .map(Number)
          .sort((a, b) => b - a);
        return { json: { id: user, created: 1, karma: 3, about: 'mail me: secret@ada.example', submitted } };
      },
      '/v0/item/:name': ({ path }) => ({ json: world().items[Number.parseInt(path['name'] ?? '', 10)] ?? null }),
    },
  };
}
