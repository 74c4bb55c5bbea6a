import { contactAdded } from '#libs/events/contact.events.js';
import type { HashedIdentity, Name } from '#libs/events/words.js';
import { countryOfPhone } from '#libs/identity/phone.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { employerOf, newHint } from './employer.rule.js';
import type { Deciding, provenanceOf, Said } from './said.rule.js';

/** Somebody who is to enter the pool. */
export interface NewPerson extends Pick<Said, 'member' | 'headline' | 'employer' | 'position' | 'location'> {
  provenance: ReturnType<typeof provenanceOf>;
  name: Name;
  identities: HashedIdentity[];
  /** hash of name and employer, null if they say nothing */
  hint: string | null;
  country: string | null;
  zone: string | null;
  language: string | null;
}

/** Enters somebody under a fresh id. Without a country, that of a telephone number counts, where it has one alone. */
export function addPerson(contact: string, person: NewPerson, { documents, context }: Deciding): NewEvent {
  const { provenance, member, zone, name, headline, position, location, language, identities, hint } = person;
  const employer = employerOf(person.employer, documents, context);
  return contactAdded.make({
    subject: contact,
    data: {
      ...provenance.facts,
      employer: employer.id,
      member,
      country: person.country ?? countryOf(identities),
      zone,
    },
    personal: {
      ...provenance.personal,
      employerName: employer.name,
      employerHash: employer.hash,
      position,
      hint: identities.length === 0 ? hint : newHint(hint, [], documents),
      name,
      headline,
      location,
      language,
      identities,
    },
  });
}

function countryOf(identities: readonly HashedIdentity[]): string | null {
  for (const { scheme, value } of identities) {
    const country = scheme === 'phone' ? countryOfPhone(value) : null;
    if (country !== null) return country;
  }
  return null;
}
