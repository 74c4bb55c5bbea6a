import type { Identity } from '#libs/identity/schemes.js';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Walked } from '../walking.js';
import type { SeenProfile } from '../what-changed.js';

/** Somebody on GitHub, with what is remembered of them. `id` stays, `login` is theirs for now. */
export interface GitHubPerson extends Walked {
  login: string;
  /** what the last state of their profile, and of their events, was called */
  etag?: string | null;
  eventsTag?: string | null;
  seen?: SeenProfile;
  /** the newest event that was read */
  latest?: string;
}

/** The number that stays, and the page that most people are known by. */
export function namesOf({ id, login }: Pick<GitHubPerson, 'id' | 'login'>): Identity[] {
  const names = [normaliseIdentity('github', id), normaliseIdentity('web', `https://github.com/${login}`)];
  return names.flatMap((name) => ('refused' in name ? [] : [name]));
}
