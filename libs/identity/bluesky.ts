import { hostName } from './host-name.js';
import type { Normalised } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';

const PLC = /^did:plc:[a-z2-7]{24}$/;

/** The DID, since handles change. Whoever has only a handle has to look the DID up. */
export function normaliseBluesky(raw: string): Normalised {
  const text = raw.replace(/^at:\/\//i, '').split('/')[0] ?? '';
  const did = text.toLowerCase();
  if (PLC.test(did)) return { scheme: 'bluesky', value: did };
  const host = /^did:web:/.test(did) ? hostName(did.slice('did:web:'.length)) : null;
  if (host !== null) return { scheme: 'bluesky', value: `did:web:${host}` };
  return { refused: hostName(did.replace(/^@/, '')) === null ? 'malformed' : 'needs-id' };
}

/** A profile's address holds the DID, or a handle and is then a `web` identity. */
export const blueskyProfile: Site = (url) => {
  if (!isOn(url, 'bsky.app')) return null;
  const [kind, name = ''] = segmentsOf(url);
  if (kind !== 'profile') return { refused: 'no-profile' };
  const actor = name.replace(/%3a/gi, ':');
  return actor.toLowerCase().startsWith('did:') ? normaliseBluesky(actor) : blueskyHandle(actor);
};

/** `@ada.bsky.social` as the page of that handle. */
export function blueskyHandle(raw: string): Normalised {
  const handle = hostName(raw.replace(/^@/, ''));
  return handle === null ? { refused: 'no-profile' } : { scheme: 'web', value: `https://bsky.app/profile/${handle}` };
}
