import type { Network, UnwelcomeSign } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';

/** The names by which a network knows somebody, its own id first. */
interface OfSomebody {
  who: Identity[];
}

/** They are who they say, as far as it is new: what stands in a profile for long may be old, what changed is news. */
export interface ProfileItem extends OfSomebody {
  is: 'profile';
  name: string | null;
  employer: string | null;
  location: string | null;
  /** the member follows them, and they follow the member */
  mutual: Network | null;
}

/** They published something. */
export interface PublishedItem extends OfSomebody {
  is: 'published';
  id: string;
  activity: 'post' | 'release';
  at: number;
  title: string;
  url: string | null;
}

/** They answered the member in public. */
export interface ReplyItem extends OfSomebody {
  is: 'reply';
  id: string;
  at: number;
}

/** They turned away (`lifted`: they are back). */
export interface SignItem extends OfSomebody {
  is: 'sign';
  sign: UnwelcomeSign;
  network: Network;
  lifted: boolean;
  at: number;
}

/** What a network says of somebody in the pool, and nothing that is not needed to tell it. */
export type NetworkItem = ProfileItem | PublishedItem | ReplyItem | SignItem;

/** What somebody wrote, before it is said who they are. */
export type Written = Omit<PublishedItem, 'who'> | Omit<ReplyItem, 'who'>;
