import type { Platform } from '../../testing/platform.js';

const DAY = 86_400;

/** One person on one site, and what they did; `more` is added to each answer, beside what it says. */
export interface StackExchangeWorld {
  user: number;
  deeds: { creation_date: number }[];
  more: object;
}

export function stackExchangeOf(now: number): StackExchangeWorld {
  const at = (days: number) => now / 1000 - days * DAY;
  const deed = (type: string, id: number, days: number, title = 'How do I write &quot;notes&quot;?') => ({
    ...{ timeline_type: type, post_type: 'question', post_id: id, user_id: 22656, creation_date: at(days), title },
  });
  return {
    user: 22656,
    more: {},
    deeds: [
      deed('answered', 5, 1),
      deed('commented', 4, 1),
      { timeline_type: 'badge', badge_id: 7, creation_date: at(2) } as { creation_date: number },
      deed('asked', 3, 3, 'Which engine?'),
      deed('accepted', 2, 4),
      deed('asked', 1, 40, 'Far too old'),
    ],
  };
}

/** The API as its documentation describes it, as far as it is asked: three to a page, the newest first. */
export function stackExchangePlatform(world: () => StackExchangeWorld): Platform {
  const PER = 3;
  const wrapped = (items: unknown[], more: object = {}) => ({
    json: { items, has_more: false, quota_max: 300, quota_remaining: 250, ...more, ...world().more },
  });
  return {
    origin: 'https://api.stackexchange.com',
    routes: {
      '/2.3/users/:id': ({ path }) =>
        wrapped(path['id'] === String(world().user) ? [{ user_id: world().user, display_name: 'x' }] : []),
      '/2.3/users/:id/timeline': ({ url }) => {
        if (url.searchParams.get('site') !== 'stackoverflow')
          return { status: 400, json: { error_id: 400, error_name: 'bad_parameter', error_message: 'No site found' } };
        const since = Number(url.searchParams.get('fromdate'));
        const page = Number(url.searchParams.get('page'));
        const deeds = world().deeds.filter(({ creation_date: at }) => at >= since);
        return wrapped(deeds.slice((page - 1) * PER, page * PER), { has_more: page * PER < deeds.length });
      },
    },
  };
}
