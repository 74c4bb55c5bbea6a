import type { z } from 'zod';
import type { Basis } from '#libs/events/words.js';
import type { Scheme } from '#libs/identity/schemes.js';

/** A sentence or a label for people, in both languages of the page. */
export interface Text {
  en: string;
  de: string;
}

/** Where somebody looks for a kind; its words are in `kind-groups.texts.ts`. */
export type KindGroup = 'feeds' | 'mail' | 'networks' | 'events' | 'jobs' | 'own';

/**
 * A kind of source as it describes itself: a folder below `connectors/` (we ask it) or `webhooks/` (it calls us) and
 * one line in the registry there. Everything that the page, the API and the docs say of it is here.
 */
export interface SourceKind {
  /** The folder's name, and `kind` in the API. */
  kind: string;
  /** Under which it stands where one is chosen. */
  group: KindGroup;
  /** `pulled`: Kith asks it again and again. `calling`: it calls an address of ours. */
  way: 'pulled' | 'calling';
  title: Text;
  /** Why we may hold what it tells, unless whoever connects it knows better. */
  basis: Basis;
  /** The scope that connecting, changing and removing one needs. */
  needs: 'import' | 'admin';
  /**
   * Strict; each field says in `settingHelp` what it is. A field named `contact` links the source to one person; its secrets
   * are of the one named `user`, and shown to no other `tokenAddress`.
   */
  settings: z.ZodObject;
  /** Where it is, from its settings; null: it calls us, or is where its kind is. */
  address: (settings: Settings) => string | null;
  /** Of one that we ask: where asking goes on still counts with other settings. Without, only where nothing but how it is signed is new. */
  goesOn?: (before: Settings, after: Settings) => boolean;
  /** It may be there without encryption: nobody signs in, and what is read is public. */
  plain?: boolean;
  /** What is taken from it, how often, and what never is. */
  takes: Text;
  often: Text;
  never: Text;
  /** Whom it tells of where it is linked to nobody, if none of its fields says that. */
  whom?: Text;
  /** Of one that we ask, whose platform may call all the same, to say that there is something new: how it signs, and what to do there. */
  nudges?: { signature: object | null; steps: readonly Text[] };
  /** Its platform is silent once it lets go of somebody: everybody it told of is asked after. Where it calls us, only with a secret named `token`. */
  people?: { scheme: Scheme };
  /** Of one that calls us: how it signs; where nothing signed says when, what somebody caught may be sent again. */
  signature?: { timestamp: object | null };
  /** The same: what to do on the platform, one step a line. */
  steps?: readonly Text[];
  /** The same: its secret is made by the platform and given to Kith, often once the platform knows our address. */
  secretFrom?: 'platform';
  /** The same: a secret that we make for it, of random base64url, where it must have a form. */
  asSecret?: (random: string) => string;
}

/** What a kind says of itself, in the words of the page. */
export type KindTexts = Pick<SourceKind, 'title' | 'takes' | 'often' | 'never' | 'whom'>;

/** Whether a platform has an address of ours to call. */
export const hasAddress = ({ way, nudges }: Pick<SourceKind, 'way' | 'nudges'>): boolean =>
  way === 'calling' || nudges !== undefined;

/** Whether Kith asks a source: for what is new, or, of one that calls us, after people. */
export function isAsked(kind: SourceKind | undefined, { own }: { own: { secrets: object } }): boolean {
  return kind?.way === 'pulled' || (kind?.people !== undefined && 'token' in own.secrets);
}

/** Whether secrets that were given for the one may be sent to the other: same place, same user, same place for tokens. */
export function isSamePlace({ address }: Pick<SourceKind, 'address'>, one: Settings, other: Settings): boolean {
  const same = (field: string) => one[field] === other[field];
  return address(one) === address(other) && same('user') && same('tokenAddress');
}

/** Settings as they are stored: what the schema made of them, secrets apart. */
export type Settings = Record<string, unknown>;
