const HOUR = 3_600_000;

/** A kind of source in the year: how it is asked, by what its documents promise (docs/sources/), and how much it brings. */
export interface SiteKind {
  name: KindName;
  /** ms; no two runs lie closer together than nine tenths of this */
  every: number;
  /** questions that belong to one page of a pull: what a crash in the middle of it costs a second time at most */
  together: number;
  /** what else each person is told by, once: that this account is theirs */
  profiles: boolean;
  feed: boolean;
  people: number;
  peopleOfOthers: number;
  /** items of each of its people in a year; of a feed: whatever is left of the wish */
  perPersonYear: number;
  /** its pages are numbered from the newest on, so what appears while they are turned moves some to a page that comes later: the pool is told of those twice, and decides them once */
  moves?: boolean;
  /** items that appear together */
  burst: number;
}

export type KindName =
  | 'feed'
  | 'mastodon'
  | 'bluesky'
  | 'github'
  | 'hackernews'
  | 'stackexchange'
  | 'pretalx'
  | 'sessionize'
  | 'pretix'
  | 'eventbrite'
  | 'luma';

/** Five people are visited for a page of a walk, with three questions each. */
const network = { every: 6 * HOUR, together: 15, profiles: true, feed: false, people: 2, peopleOfOthers: 1, burst: 1 };
const organiser = {
  every: 6 * HOUR,
  together: 5,
  profiles: false,
  feed: false,
  people: 5,
  peopleOfOthers: 5,
  burst: 1,
};
const alone = { every: 6 * HOUR, profiles: true, feed: false, people: 1, peopleOfOthers: 1, burst: 1 };

const kinds: Readonly<Record<KindName, SiteKind>> = {
  feed: {
    ...{ name: 'feed', every: HOUR, together: 1, profiles: false, feed: true },
    ...{ people: 300, peopleOfOthers: 300, perPersonYear: 0, burst: 4 },
  },
  mastodon: { name: 'mastodon', ...network, perPersonYear: 400 },
  bluesky: { name: 'bluesky', ...network, perPersonYear: 400 },
  github: { name: 'github', ...network, perPersonYear: 400 },
  hackernews: { name: 'hackernews', ...alone, together: 10, perPersonYear: 500 },
  stackexchange: { name: 'stackexchange', ...alone, together: 1, perPersonYear: 600, moves: true },
  pretalx: { name: 'pretalx', ...organiser, together: 1, people: 2, peopleOfOthers: 2, perPersonYear: 30 },
  sessionize: { name: 'sessionize', ...organiser, together: 1, people: 1, peopleOfOthers: 1, perPersonYear: 60 },
  pretix: { name: 'pretix', ...organiser, perPersonYear: 50 },
  eventbrite: { name: 'eventbrite', ...organiser, perPersonYear: 50 },
  luma: { name: 'luma', ...organiser, perPersonYear: 50 },
};

/** Of fifty sources seven are feeds, which bring most; fewer sources are the first of these, so that even five are of five kinds. */
const turns: readonly KindName[] = [
  ...(['feed', 'github', 'stackexchange', 'mastodon', 'hackernews', 'bluesky', 'pretalx', 'pretix'] as const),
  ...(['feed', 'stackexchange', 'github', 'mastodon', 'bluesky', 'hackernews'] as const),
  ...(['sessionize', 'eventbrite', 'luma', 'feed', 'github', 'mastodon', 'bluesky'] as const),
];
/** After these, over and over. */
const more: readonly KindName[] = [
  ...(['feed', 'stackexchange', 'hackernews', 'github'] as const),
  ...(['stackexchange', 'hackernews', 'mastodon', 'bluesky'] as const),
];

/** The kind of each source of so many. */
export function kindsInTurn(count: number): SiteKind[] {
  return Array.from({ length: count }, (_, i) => {
    const name = turns[i] ?? more[(i - turns.length) % more.length] ?? 'feed';
    return kinds[name];
  });
}
