import type { Basis } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { About } from '../calling-kind.js';
import { everyIdentity, ownIdentity } from '../platform-person.js';
import type { Candidate } from './payload.js';

/** Pages of their own; a company's page is nobody's. */
const own = new Set(['personal', 'portfolio', 'blog']);
/** What Greenhouse writes where a name was removed. */
const NAMELESS = 'Anonymized';

/** A candidate by Greenhouse's own number. */
export function greenhouseIdentity(id: string, about: Pick<About, 'settings' | 'source'>): Identity {
  return ownIdentity('greenhouse', id, about);
}

/** Every name by which others may know this candidate, Greenhouse's own first. */
export function identitiesOf(candidate: Candidate, about: About): Identity[] {
  const pages = candidate.website_addresses;
  const isOwn = ({ type }: { type?: string | null | undefined }) => own.has(type ?? '');
  const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  return everyIdentity(
    greenhouseIdentity(candidate.id, about),
    {
      emails: values(candidate.email_addresses),
      phones: values(candidate.phone_numbers.filter(({ type }) => type !== 'skype')),
      profiles: [...values(candidate.social_media_addresses), ...values(pages.filter((page) => !isOwn(page)))],
      pages: values(pages.filter(isOwn)),
    },
    about,
  );
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
