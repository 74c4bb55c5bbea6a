import { contactAdded } from '#libs/events/contact.events.js';
import type { HashedIdentity, Name } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { employerOf, newHint } from './employer.rule.js';
import { placeOf } from './place.rule.js';
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

/** Enters somebody under a fresh id. Where they are is read from their location or telephone number, where nobody says. */
export function addPerson(contact: string, person: NewPerson, { documents, context }: Deciding): NewEvent {
  const { provenance, member, name, headline, position, location, language, identities, hint } = person;
  const employer = employerOf(person.employer, documents, context);
  const place = placeOf(location, identities);
  return contactAdded.make({
    subject: contact,
    data: {
      ...provenance.facts,
      employer: employer.id,
      member,
      country: person.country ?? place.country,
      zone: person.zone ?? place.zone,
      region: place.region,
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
