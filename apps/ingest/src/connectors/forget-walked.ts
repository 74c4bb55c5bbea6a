import { type Identity, identityName } from '#libs/identity/schemes.js';
import type { IsTheirs } from './pulled-kind.js';
import type { Walk, Walked } from './walking.js';

/** A walk without whoever bears one of these names: as if they had not been met, or had been passed already. */
export function forgetWalked<Person extends Walked>(
  walk: Walk<Person>,
  namesOf: (person: Person) => Identity[],
  isTheirs: IsTheirs,
): Walk<Person> {
  const stays = (person: Person) => !namesOf(person).some((name) => isTheirs(identityName(name)));
  return {
    ...walk,
    found: walk.found.filter(stays),
    people: walk.people.filter(stays),
    turn: walk.people.slice(0, walk.turn).filter(stays).length,
  };
}
