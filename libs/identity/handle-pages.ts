import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';
import { normaliseWeb } from './web-address.js';

/**
 * Networks whose profile is `https://host/handle` and whose handles know no case: by domain, the host of the one
 * spelling. They are `web` identities, as we hold no id of theirs.
 */
const HANDLE_HOSTS: Record<string, string> = {
  'x.com': 'x.com',
  'twitter.com': 'x.com',
  'instagram.com': 'instagram.com',
  'threads.net': 'threads.com',
  'threads.com': 'threads.com',
  'tiktok.com': 'tiktok.com',
  'youtube.com': 'youtube.com',
  'medium.com': 'medium.com',
  'substack.com': 'substack.com',
  'gitlab.com': 'gitlab.com',
  'codeberg.org': 'codeberg.org',
  'dev.to': 'dev.to',
};
const HANDLE = /^@?[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?$/;

/** Nothing after the handle makes it a profile; any other page of these hosts is taken as it is. */
export const handlePage: Site = (url) => {
  const domain = Object.keys(HANDLE_HOSTS).find((host) => isOn(url, host));
  if (domain === undefined) return null;
  const [first = '', ...more] = segmentsOf(url);
  const handle = first.replace(/^%40/, '@').toLowerCase();
  const isOwnHost = url.hostname === domain || /^(?:www|m|mobile)\./.test(url.hostname);
  const isProfile = isOwnHost && more.length === 0 && HANDLE.test(handle);
  return isProfile
    ? { scheme: 'web', value: `https://${HANDLE_HOSTS[domain] ?? domain}/${handle}` }
    : normaliseWeb(url);
};
