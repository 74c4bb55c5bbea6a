/** What a file may say of somebody in words. `name` is the name as one text, `city` and `country` make a location. */
export const textFields = [
  'name',
  'given',
  'middle',
  'family',
  'employer',
  'position',
  'headline',
  'location',
  'city',
  'country',
] as const;
export type TextField = (typeof textFields)[number];

/**
 * By what somebody may be known again: an `email`, a `phone`, a `profile` on a network, or a `page`, which may be a
 * profile or anybody's site.
 */
export const handleFields = ['email', 'phone', 'profile', 'page'] as const;
export type HandleField = (typeof handleFields)[number];

/** One thing a file says of a person, and what the place where it says so is called there: a column, a property. */
export interface Entry {
  field: TextField | HandleField;
  text: string;
  place: string;
}

/** Longest text taken, in characters. All parts of a name together stay below what an input may hold (400). */
export const LONGEST: Record<TextField, number> = {
  name: 300,
  given: 150,
  middle: 90,
  family: 150,
  employer: 1000,
  position: 1000,
  headline: 1000,
  location: 500,
  city: 250,
  country: 240,
};

export function isHandle(field: Entry['field']): field is HandleField {
  return (handleFields as readonly string[]).includes(field);
}
