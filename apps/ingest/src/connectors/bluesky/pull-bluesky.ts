import { jsonAsker, type AskJson } from '../ask-json.js';
import { walkOn } from '../follow-walk.js';
import { listening } from '../listening.js';
import type { NetworkItem } from '../network-item.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs, readEach } from '../read-json.js';
import type { Walk, Walking } from '../walking.js';
import { namesOf, personOf, type BlueskyPerson } from './bluesky-person.js';
import { follows, profile } from './bluesky-shapes.js';
import { isGone, visitBluesky } from './visit-bluesky.js';

/** What everybody may read of the network, without signing in. */
const BASE = 'https://public.api.bsky.app/xrpc/';

interface Settings {
  account: string;
  contact?: string | undefined;
}

/** One page of a walk over Bluesky. */
export function pullBluesky(
  settings: Settings,
  cursor: Walk<BlueskyPerson> | null,
  world: PullWorld,
): Promise<PulledPage<Walk<BlueskyPerson>, NetworkItem>> {
  const heard = listening();
  const walking = walkingOn(heard.to(jsonAsker({ base: BASE }, world)), world.now);
  return walkOn({ walking, listening: heard }, settings, cursor, world);
}

function walkingOn(ask: AskJson, now: number): Walking<BlueskyPerson> {
  return {
    namesOf,
    async find(name) {
      const actor = encodeURIComponent(name.replace(/^@/, ''));
      const { json, status } = await ask({ url: `app.bsky.actor.getProfile?actor=${actor}`, also: [400] });
      if (status === 400)
        throw new PullFailed(isGone(json) ? 'api-not-found' : 'api-unexpected', { facts: { status } });
      return personOf(readAs(profile, json));
    },
    async followed({ id }, page) {
      const from = page === null ? '' : `&cursor=${encodeURIComponent(page.at)}`;
      const { json } = await ask({ url: `app.bsky.graph.getFollows?actor=${encodeURIComponent(id)}&limit=100${from}` });
      const read = readAs(follows, json);
      return { people: readEach(profile, read.follows).map(personOf), next: read.cursor ?? null };
    },
    visit: (person, me) => visitBluesky({ ask, now }, person, me),
  };
}
