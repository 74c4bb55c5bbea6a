import type { Identity } from '#libs/identity/schemes.js';
import type { About } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { partedName, type PersonName, type PlatformPerson } from '../told-person.js';
import type { Candidate } from './payload.js';

/** Pages of their own; a company's page is nobody's. */
const own = new Set(['personal', 'portfolio', 'blog']);
/** What Greenhouse writes where a name was removed. */
const NAMELESS = 'Anonymized';

/** A candidate by Greenhouse's own number. */
export function greenhouseIdentity(id: string, about: Pick<About, 'settings' | 'source'>): Identity {
  return ownIdentity('greenhouse', id, about);
}

/** A candidate as Greenhouse knows them. */
export function personOf(candidate: Candidate): PlatformPerson {
  const { id, website_addresses: pages, employments } = candidate;
  const isOwn = ({ type }: { type?: string | null | undefined }) => own.has(type ?? '');
  const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  const now = employments.find(({ end_date }) => end_date === null);
  return {
    ...{ id, name: nameOf(candidate), headline: null },
    employer: candidate.company ?? now?.company_name ?? null,
    position: candidate.title ?? now?.title ?? null,
    ...{ isPrivate: candidate.is_private, mayEmail: candidate.can_email },
    emails: values(candidate.email_addresses),
    phones: values(candidate.phone_numbers.filter(({ type }) => type !== 'skype')),
    profiles: [...values(candidate.social_media_addresses), ...values(pages.filter((page) => !isOwn(page)))],
    pages: values(pages.filter(isOwn)),
  };
}

function nameOf({ first_name, last_name }: Candidate): PersonName | null {
  const name = partedName(first_name, last_name);
  return name?.given === NAMELESS ? null : name;
}
