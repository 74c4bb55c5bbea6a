import { blueskyProfile } from './bluesky.js';
import { gitHubProfile } from './github.js';
import { handlePage } from './handle-pages.js';
import { linkedInProfile } from './linkedin.js';
import { mastodonProfile } from './mastodon.js';
import { hackerNewsProfile, meetupProfile } from './plain-ids.js';
import type { Normalised } from './schemes.js';
import type { Site } from './site.js';
import { stackExchangeProfile } from './stack-exchange.js';
import { normaliseWeb, readAddress } from './web-address.js';
import { xingProfile } from './xing.js';

/** A network is a file and a line here; the first that knows the address answers. Mastodon, being any host, is last. */
const sites: readonly Site[] = [
  linkedInProfile,
  xingProfile,
  gitHubProfile,
  blueskyProfile,
  stackExchangeProfile,
  hackerNewsProfile,
  meetupProfile,
  handlePage,
  mastodonProfile,
];

/** Whose address this is: the network's own identity where the address holds it, else the page itself (`web`). */
export function normaliseAddress(raw: string): Normalised {
  const url = readAddress(raw);
  if (url === null) return { refused: 'malformed' };
  for (const site of sites) {
    const answer = site(url);
    if (answer !== null) return answer;
  }
  return normaliseWeb(url);
}
