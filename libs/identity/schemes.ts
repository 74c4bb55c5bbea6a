/** Networks on which an address is one person's own. */
export const networkSchemes = [
  'linkedin',
  'xing',
  'github',
  'mastodon',
  'bluesky',
  'hackernews',
  'stackexchange',
  'meetup',
] as const;

/**
 * Every scheme by which a source knows a person. All are strong: one normal value belongs to one person, so a scheme
 * whose values several people share has no place here (name and employer only hint, see hint-key.ts).
 */
export const schemes = [
  'email',
  'phone',
  ...networkSchemes,
  'luma',
  'sessionize',
  'pretalx',
  'web',
  'greenhouse',
  'lever',
  'ashby',
  'workable',
  'smartrecruiters',
  'teamtailor',
  'recruitee',
  'breezy',
  'jazzhr',
  'merge',
  'personio',
  'bullhorn',
  'standard-webhooks',
  'cloudevents',
] as const;

export type Scheme = (typeof schemes)[number];

/** A name by which a source knows a person; `value` is normal when `normaliseIdentity` answers it unchanged. */
export interface Identity {
  scheme: Scheme;
  value: string;
}

/** An identity as one text, `scheme:value`: what `parseIdentity` reads, and what the pool's hash of it is made of. */
export function identityName({ scheme, value }: { scheme: string; value: string }): string {
  return `${scheme}:${value}`;
}

/**
 * Why a text has no normal form:
 * `empty` nothing is left · `too-long` above 2,000 characters · `malformed` not of this scheme's form ·
 * `needs-country` a national number and no home country · `has-extension` a switchboard, shared by colleagues ·
 * `needs-id` a name that its owner may change where the network's own id is the key · `no-profile` an address that is
 * not a person's own page (a company, a post, a search).
 */
type NoNormalForm = 'empty' | 'too-long' | 'malformed' | 'needs-country' | 'has-extension' | 'needs-id' | 'no-profile';

/** Where the team and most of its contacts are: an ISO 3166 country code, or null when unknown. */
export interface Home {
  country?: string | null;
}

export type Normalised = Identity | { refused: NoNormalForm };
