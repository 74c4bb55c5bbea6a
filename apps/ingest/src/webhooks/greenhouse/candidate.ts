import type { Basis } from '#libs/events/words.js';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { Identity, Scheme } from '#libs/identity/schemes.js';
import type { About } from '../calling-kind.js';
import type { Candidate } from './payload.js';

const MOST_IDENTITIES = 20;
/** Pages of their own; a company's page is nobody's. */
const own = new Set(['personal', 'portfolio', 'blog']);
/** What Greenhouse writes where a name was removed. */
const NAMELESS = 'Anonymized';

/** A candidate by Greenhouse's own number, which means something within one account only. */
export function greenhouseIdentity(id: string, { settings, source }: Pick<About, 'settings' | 'source'>): Identity {
  const account = typeof settings['account'] === 'string' ? settings['account'] : source.id;
  return { scheme: 'greenhouse', value: `${account.toLowerCase()}/${id}` };
}

/** Every name by which others may know this candidate, Greenhouse's own first. */
export function identitiesOf(candidate: Candidate, about: About): Identity[] {
  const home = { country: about.country };
  const normal = (scheme: Scheme, value: string): Identity[] => {
    const read = normaliseIdentity(scheme, value, home);
    return 'refused' in read ? [] : [read];
  };
  const all = [
    greenhouseIdentity(candidate.id, about),
    ...candidate.email_addresses.flatMap(({ value }) => normal('email', value)),
    ...candidate.phone_numbers.filter(({ type }) => type !== 'skype').flatMap(({ value }) => normal('phone', value)),
    ...candidate.social_media_addresses.flatMap(({ value }) => profileOf(value)),
    ...candidate.website_addresses.flatMap(({ value, type }) => profileOf(value, own.has(type ?? ''))),
  ];
  const once = new Map(all.map((identity) => [`${identity.scheme}:${identity.value}`, identity]));
  return [...once.values()].slice(0, MOST_IDENTITIES);
}

/** A profile on a network; a page that is on none counts only where it is said to be theirs. */
function profileOf(value: string, isOwn = false): Identity[] {
  const identity = parseIdentity(value) ?? (isOwn ? parseIdentity(`https://${value}`) : null);
  if (identity === null || (identity.scheme === 'web' && !isOwn)) return [];
  return [identity];
}

/** The body of `person.observed`. */
export function observed(candidate: Candidate, about: About, said: { basis: Basis; at: number }): object {
  const now = candidate.employments.find(({ end_date }) => end_date === null);
  return {
    source: about.source.kind,
    sourceId: candidate.id,
    import: null,
    member: null,
    basis: said.basis,
    observedAt: said.at,
    name: nameOf(candidate),
    identities: identitiesOf(candidate, about),
    headline: null,
    employer: candidate.company ?? now?.company_name ?? null,
    position: candidate.title ?? now?.title ?? null,
    location: null,
    connected: null,
  };
}

function nameOf({ first_name, last_name }: Candidate): { given: string; family: string; full: string } | null {
  const [given, family] = [first_name.slice(0, 200), last_name.slice(0, 200)];
  const full = `${given} ${family}`.trim();
  return full === '' || given === NAMELESS ? null : { given, family, full };
}
