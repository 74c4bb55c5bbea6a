import type { Normalised, Scheme } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';
import { isSegment } from './slug.js';

type FromText = (raw: string) => Normalised;

/** Ids that have one spelling: taken as they are, or lower-cased where the form has no capitals. */
function idOfForm(scheme: Scheme, form: RegExp): FromText {
  return (raw) => {
    const value = form.flags.includes('i') ? raw.toLowerCase() : raw;
    return form.test(value) ? { scheme, value } : { refused: 'malformed' };
  };
}

/**
 * `tenant/id`: an id that means something only within one account of a platform (or one event of one host).
 * The tenant may have up to three parts and is lower-cased, being a domain or account name; the id is the platform's
 * own and stays as it is.
 */
export function idOfTenant(scheme: Scheme): FromText {
  return (raw) => {
    const parts = raw.split('/').map((part) => part.trim());
    const id = parts.pop() ?? '';
    const tenant = parts.map((part) => part.toLowerCase().normalize('NFC'));
    const isWhole = tenant.length >= 1 && tenant.length <= 3 && tenant.every(isSegment) && isId(id);
    return isWhole ? { scheme, value: [...tenant, id].join('/') } : { refused: 'malformed' };
  };
}

/** Names on Hacker News tell upper from lower case. */
export const normaliseHackerNews = idOfForm('hackernews', /^[A-Za-z0-9_-]{2,32}$/);
export const normaliseMeetup = idOfForm('meetup', /^[1-9]\d{0,17}$/);
export const normaliseLuma = idOfForm('luma', /^usr-[A-Za-z0-9]{4,60}$/);
export const normaliseSessionize = idOfForm('sessionize', /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i);

export const hackerNewsProfile: Site = (url) => {
  if (url.hostname !== 'news.ycombinator.com') return null;
  const id = url.searchParams.get('id');
  return url.pathname === '/user' && id !== null ? normaliseHackerNews(id) : { refused: 'no-profile' };
};

export const meetupProfile: Site = (url) => {
  if (!isOn(url, 'meetup.com')) return null;
  const segments = segmentsOf(url);
  const members = segments.indexOf('members');
  return members === -1 ? { refused: 'no-profile' } : normaliseMeetup(segments[members + 1] ?? '');
};

function isId(id: string): boolean {
  return id.length > 0 && id.length <= 200 && /^[^\s\p{Cc}\p{Cs}]+$/u.test(id);
}
