import { own, type Platform, type Reply } from '../../testing/platform.js';

const DAY = 86_400_000;
export const ADA = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
export const BO = 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb';
const ME = 'did:plc:mmmmmmmmmmmmmmmmmmmmmmmm';
const STRANGER = 'did:plc:ssssssssssssssssssssssss';

/** Who is there, whom the member follows, how those stand to the member, and what they wrote. */
export interface BlueskyWorld {
  profiles: { did: string; handle: string; labels?: { val: string }[] }[];
  follows: string[];
  ties: Record<string, { followedBy?: string; blockedBy?: string }>;
  posts: Record<string, object[]>;
  /** what is said of accounts that are not shown any more */
  refused: Record<string, string>;
}

export function blueskyOf(now: number): BlueskyWorld {
  return {
    profiles: [
      { did: ME, handle: 'me.example' },
      { did: ADA, handle: 'ada.bsky.social' },
      { did: BO, handle: 'handle.invalid', labels: [{ val: '!no-unauthenticated' }] },
      { did: STRANGER, handle: 'stranger.example' },
    ],
    follows: [ADA, STRANGER, BO],
    ties: { [ADA]: { followedBy: `at://${ADA}/app.bsky.graph.follow/1` } },
    refused: {},
    posts: {
      [ADA]: [
        post('5', now - DAY, { text: 'Notes on the <engine> &amp; its programs' }),
        post('4', now - 2 * DAY, { text: 'SECRET WORDS', reply: {} }, { reply: { parent: { author: { did: ME } } } }),
        post(
          '3',
          now - 2 * DAY,
          { text: 'SECRET WORDS', reply: {} },
          { reply: { parent: { $type: 'app.bsky.feed.defs#notFoundPost' } } },
        ),
        post('2', now - 3 * DAY, { text: 'again' }, { reason: { $type: 'app.bsky.feed.defs#reasonRepost' } }),
        post(
          '1',
          now - 4 * DAY,
          { text: 'see' },
          {},
          { $type: 'app.bsky.embed.external#view', external: { title: 'An article', uri: 'https://a.example' } },
        ),
      ],
      [BO]: [post('9', now - DAY, { text: 'SECRET WORDS' })],
    },
  };
}

export function post(key: string, at: number, record: object, more: object = {}, embed?: object): object {
  const about = {
    uri: `at://${ADA}/app.bsky.feed.post/${key}`,
    author: { did: ADA },
    indexedAt: new Date(at).toISOString(),
  };
  const written = { $type: 'app.bsky.feed.post', createdAt: '2099-01-01T00:00:00Z', ...record };
  return { post: { ...about, record: written, ...(embed === undefined ? {} : { embed }) }, ...more };
}

/** What anybody may read of Bluesky, as its lexicons describe it, as far as it is asked. */
export function blueskyPlatform(world: () => BlueskyWorld): Platform {
  const find = (actor: string | null) => world().profiles.find(({ did, handle }) => did === actor || handle === actor);
  const refusal = (error: string, message: string): Reply => ({ status: 400, json: { error, message } });
  return {
    origin: 'https://public.api.bsky.app',
    routes: {
      '/xrpc/app.bsky.actor.getProfile': ({ url }) => {
        const actor = url.searchParams.get('actor');
        const refused = own(world().refused, actor);
        if (refused !== undefined) return refusal(refused, 'Account is not there');
        const profile = find(actor);
        return profile === undefined
          ? refusal('InvalidRequest', 'Profile not found')
          : { json: { displayName: 'x', description: 'words', followersCount: 3, ...profile } };
      },
      '/xrpc/app.bsky.graph.getFollows': ({ url }) => {
        const from = Number(url.searchParams.get('cursor') ?? 0);
        // Whoever has blocked who asks stands in no list; and where a list ends is said behind an empty page.
        const shown = world().follows.filter((did) => own(world().ties, did)?.blockedBy === undefined);
        const follows = shown.slice(from, from + 2).flatMap((did) => find(did) ?? []);
        const cursor = from < shown.length ? { cursor: String(from + 2) } : {};
        return { json: { subject: find(ME), follows, ...cursor } };
      },
      '/xrpc/app.bsky.graph.getRelationships': ({ url }) => {
        const others = url.searchParams.getAll('others');
        const relationships = others.map((did) => ({
          $type: 'app.bsky.graph.defs#relationship',
          did,
          ...own(world().ties, did),
        }));
        return { json: { actor: ME, relationships } };
      },
      '/xrpc/app.bsky.feed.getAuthorFeed': ({ url }) => ({
        json: { feed: own(world().posts, url.searchParams.get('actor')) ?? [] },
      }),
    },
  };
}
