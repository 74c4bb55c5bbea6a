import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Walked } from '../walking.js';
import type { Profile } from './bluesky-shapes.js';

/** Somebody on Bluesky: `id` is the DID, which stays; the handle is theirs for now. */
export interface BlueskyPerson extends Walked {
  handle: string;
  /** under this handle they were told of before */
  told?: string;
  /** when the newest post that was read was seen there, ms */
  latest?: number;
}

export function namesOf({ id, handle }: Pick<BlueskyPerson, 'id' | 'handle'>): Identity[] {
  // A handle that does not lead back to its account is shown as this, for everybody the same.
  const page = handle === 'handle.invalid' ? [] : [normaliseIdentity('web', `https://bsky.app/profile/${handle}`)];
  return [normaliseIdentity('bluesky', id), ...page].flatMap((name) => ('refused' in name ? [] : [name]));
}

export const personOf = ({ did, handle }: Profile): BlueskyPerson => ({ id: did, handle: handle.toLowerCase() });

/** Labels of a profile whose owner, or the network, does not want it shown to everybody. */
const HIDING: ReadonlySet<string> = new Set(['!no-unauthenticated', '!hide', '!takedown', '!suspend']);

export function isQuiet({ labels }: Profile): boolean {
  return (labels ?? []).some(({ val }) => HIDING.has(val));
}
