import { shortHash } from './short-hash.js';

/** What a profile says of somebody, field by field. */
export type Profile = Readonly<Record<'name' | 'employer' | 'location', string | null>>;
export const unsaid: Profile = { name: null, employer: null, location: null };
/** The same, as a cursor knows it again. */
export type SeenProfile = Record<keyof Profile, string>;

/**
 * What a profile says now that it did not say when it was seen before. What stood there the first time is no news: it
 * may be years old, and told by nobody. An empty field is no news either.
 */
export function whatChanged(profile: Profile, seen: SeenProfile | undefined): { changes: Profile; seen: SeenProfile } {
  const now = { name: hashOf(profile.name), employer: hashOf(profile.employer), location: hashOf(profile.location) };
  const news = (field: keyof Profile) => (seen === undefined || seen[field] === now[field] ? null : profile[field]);
  return { changes: { name: news('name'), employer: news('employer'), location: news('location') }, seen: now };
}

const hashOf = (text: string | null): string => shortHash(text ?? '');
