import type { Normalised } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';
import { decodeFully, slug } from './slug.js';

/** A member id as it stands in addresses (`ACoAA…`, `ACwAA…`, `AEMAA…`): upper and lower case are different letters. */
const MEMBER_ID = /^A[CE][A-Za-z]AA[A-Za-z0-9_-]{10,}$/;

/**
 * The name after `/in/`: `Ada-Lovelace` and `ada-lovelace` are one, `j%C3%B6rg` is `jörg`.
 * A member id keeps its case; that it is the same person as a name only LinkedIn knows, so both may stand side by side.
 */
export function normaliseLinkedIn(raw: string): Normalised {
  const id = decodeFully(raw);
  if (id !== null && MEMBER_ID.test(id)) return { scheme: 'linkedin', value: id };
  const value = slug(raw);
  return value === null ? { refused: 'malformed' } : { scheme: 'linkedin', value };
}

/** Profiles in every language, on the phone, in the recruiter tools, and behind the wall shown to who is logged out. */
export const linkedInProfile: Site = (url) => {
  if (!isOn(url, 'linkedin.com')) return null;
  const name = nameIn(segmentsOf(url));
  if (name !== null) return normaliseLinkedIn(name);
  const behind = url.searchParams.get('sessionRedirect') ?? url.searchParams.get('session_redirect');
  const target = behind === null ? null : URL.parse(behind, 'https://www.linkedin.com');
  const hidden = target !== null && isOn(target, 'linkedin.com') ? nameIn(segmentsOf(target)) : null;
  return hidden === null ? { refused: 'no-profile' } : normaliseLinkedIn(hidden);
};

const TOOLS = new Set(['sales/lead', 'sales/people', 'talent/profile']);

/** What follows `in` in one of the first places, or the member id in an address of a recruiter tool. */
function nameIn(segments: string[]): string | null {
  const lower = segments.slice(0, 3).map((segment) => segment.toLowerCase());
  const start = lower.indexOf('in');
  if (start !== -1) return segments[start + 1] ?? null;
  return TOOLS.has(lower.slice(0, 2).join('/')) ? (segments[2]?.split(/,|%2c/i)[0] ?? null) : null;
}
