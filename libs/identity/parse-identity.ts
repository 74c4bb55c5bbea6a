import { blueskyHandle } from './bluesky.js';
import { cleanText } from './clean-text.js';
import { hostName } from './host-name.js';
import { LONGEST, normaliseIdentity } from './normalise-identity.js';
import { schemes } from './schemes.js';
import type { Home, Identity, Normalised, Scheme } from './schemes.js';
import { decodeFully } from './slug.js';

type Reading = (text: string, home: Home) => Normalised | null;

/**
 * What a person pastes, as an identity: an e-mail address (also `mailto:` or `Ada <ada@example.org>`), a telephone
 * number, a profile's address with all that browsers and apps add to it, `@user@host`, `did:…`, `scheme:value`.
 * Null for everything else: a plain name, an address that is nobody's profile, a text of more than 2,000 characters.
 */
export function parseIdentity(text: string, home: Home = {}): Identity | null {
  if (text.length > LONGEST) return null;
  const pasted = cleanText(text).replace(/^[<"'“„]+|[>"'”“]+$/g, '');
  for (const read of readings) {
    const answer = read(pasted, home);
    if (answer !== null) return 'refused' in answer ? null : answer;
  }
  return null;
}

const withScheme: Reading = (text, home) => {
  const [, name = '', value = ''] = /^([a-z-]+):(?!\/\/)(.+)$/i.exec(text) ?? [];
  const scheme = schemes.find((known) => known === name.toLowerCase());
  return scheme === undefined ? null : normaliseIdentity(scheme, value, home);
};

const PREFIXES: Record<string, Scheme> = { mailto: 'email', tel: 'phone', sms: 'phone', acct: 'mastodon' };

const withPrefix: Reading = (text, home) => {
  const [, prefix = '', rest = ''] = /^([a-z]+):(?!\/\/)(.+)$/i.exec(text) ?? [];
  const scheme = PREFIXES[prefix.toLowerCase()];
  if (scheme === undefined) return null;
  const value = rest.split('?')[0] ?? '';
  return normaliseIdentity(scheme, decodeFully(value) ?? value, home);
};

const decentralised: Reading = (text, home) =>
  /^(?:at:\/\/)?did:/i.test(text) ? normaliseIdentity('bluesky', text, home) : null;

const handle: Reading = (text, home) => {
  if (!text.startsWith('@') || /[\s/]/.test(text)) return null;
  return text.includes('@', 1) ? normaliseIdentity('mastodon', text, home) : blueskyHandle(text);
};

const address: Reading = (text, home) => {
  const isAddress = /^https?:\/\//i.test(text) || isHost(text.split(/[/?]/)[0] ?? '', text);
  return isAddress ? normaliseIdentity('web', text, home) : null;
};

/** `Ada <ada@example.org` lost its last bracket above. */
const email: Reading = (text, home) =>
  text.includes('@') ? normaliseIdentity('email', text.slice(text.lastIndexOf('<') + 1), home) : null;

const phone: Reading = (text, home) =>
  /^\+?[\d\s()/.-]+$/.test(text) && text.replace(/\D/g, '').length >= 6 ? normaliseIdentity('phone', text, home) : null;

/** In this order: the first that recognises the text's form answers. */
const readings: readonly Reading[] = [withScheme, withPrefix, decentralised, handle, address, email, phone];

/** Without `https://` only what cannot be a name passes for an address: `www.…`, or a host and a path. */
function isHost(host: string, text: string): boolean {
  if (host.includes('@') || hostName(host) === null) return false;
  return /^www\./i.test(host) || text.length > host.length;
}
