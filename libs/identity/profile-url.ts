import type { Identity } from './schemes.js';
import { stackExchangeUrl } from './stack-exchange.js';

const encode = encodeURIComponent;

/** Where a browser opens this identity (a profile, `mailto:`, `tel:`), or null if the network shows no page by it. */
export function profileUrl({ scheme, value }: Identity): string | null {
  const at = value.lastIndexOf('@');
  switch (scheme) {
    case 'email':
      return `mailto:${encode(value.slice(0, at))}@${value.slice(at + 1)}`;
    case 'phone':
      return `tel:${value}`;
    case 'mastodon':
      return `https://${value.slice(at + 1)}/@${value.slice(0, at)}`;
    case 'stackexchange':
      return stackExchangeUrl(value);
    case 'web':
      return value;
    default: {
      const page = pages[scheme];
      return page === undefined ? null : `${page}${encode(value)}`;
    }
  }
}

const pages: Partial<Record<Identity['scheme'], string>> = {
  linkedin: 'https://www.linkedin.com/in/',
  xing: 'https://www.xing.com/profile/',
  bluesky: 'https://bsky.app/profile/',
  hackernews: 'https://news.ycombinator.com/user?id=',
  meetup: 'https://www.meetup.com/members/',
};
