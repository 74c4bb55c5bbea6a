import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type { AskedFor, ChatKind, DigestChannel, Network, OccasionKind, Rhythm } from '#libs/events/words.js';

/** What digests read of the documents of contacts, and no more. */
export interface PoolSeen {
  home: { zone: string };
  policy: Policy;
}
export interface MemberSeen {
  member: string;
  name: string | null;
  email: string | null;
  removed: boolean;
}
export interface ChoiceSeen {
  channel: DigestChannel;
  language: 'en' | 'de';
  chat: ChatKind | null;
  webhook: string | null;
}
export interface OfferSeen {
  id: string;
  contact: string;
  state: string;
  occasion: {
    kind: OccasionKind;
    events: number[];
    at: number | null;
    network: Network | null;
    rhythm: Rhythm | null;
    lastExchangeAt: number | null;
  };
  followUp: boolean;
  asked: AskedFor | null;
  reason: string | null;
  evidence: { title: string | null; employer: string | null };
  expiresAt: number;
}
export interface CardSeen {
  id: string;
  name: { full: string } | null;
  facts: ContactFacts;
}
