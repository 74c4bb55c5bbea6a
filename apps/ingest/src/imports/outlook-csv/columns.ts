import { folded } from '../tables/columns-named.js';
import type { PersonColumn } from '../tables/person-table.js';

/**
 * What Outlook calls the columns we read, in English and German, in the old export of some 90 columns and in the
 * shorter new one. `Title` is how somebody is addressed; faxes and the lines of the house or an assistant are not theirs.
 */
const NAMES: Partial<Record<PersonColumn['field'], readonly string[]>> = {
  given: ['First Name', 'Vorname'],
  middle: ['Middle Name', 'Weitere Vornamen'],
  family: ['Last Name', 'Nachname'],
  employer: ['Company', 'Firma'],
  position: ['Job Title', 'Position'],
  email: [
    'E-mail Address',
    'E-mail 2 Address',
    'E-mail 3 Address',
    'E-Mail-Adresse',
    'E-Mail 2: Adresse',
    'E-Mail 3: Adresse',
    'E-Mail-Adresse 2',
    'E-Mail-Adresse 3',
  ],
  phone: [
    'Mobile Phone',
    'Mobile Phone 2',
    'Business Phone',
    'Business Phone 2',
    'Primary Phone',
    'Home Phone',
    'Home Phone 2',
    'Other Phone',
    'Mobiltelefon',
    'Mobiltelefon 2',
    'Telefon geschäftlich',
    'Telefon geschäftlich 2',
    'Haupttelefon',
    'Telefon privat',
    'Telefon privat 2',
    'Weiteres Telefon',
  ],
  page: ['Web Page', 'Personal Web Page', 'Webseite'],
  city: ['Business City', 'Ort geschäftlich'],
  country: ['Business Country/Region', 'Business Country', 'Land/Region geschäftlich'],
};

/** Names that no other table has: a few of them tell Outlook's from one that somebody made. */
const TELLING = [
  'Middle Name',
  'Initials',
  'Business Street',
  'Business Phone',
  'Business Fax',
  'Company Main Phone',
  'E-mail 2 Address',
  'Weitere Vornamen',
  'Straße geschäftlich',
  'Telefon geschäftlich',
  'Fax geschäftlich',
  'Telefon Firma',
  'E-Mail 2: Adresse',
];
const FEW = 3;

const fieldOf = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.map((name) => [folded(name), field as PersonColumn['field']] as const),
  ),
);
const telling = new Set(TELLING.map(folded));

/** The columns of an Outlook export, in any order; null if these names are none: a name and an address or number. */
export function columnsOf(names: string[]): PersonColumn[] | null {
  const columns = names.flatMap((place, at) => {
    const field = fieldOf.get(folded(place));
    return field === undefined ? [] : [{ field, at, place }];
  });
  const has = (...fields: PersonColumn['field'][]) => columns.some(({ field }) => fields.includes(field));
  return has('given', 'family') && has('email', 'phone') ? columns : null;
}

/** Whether nobody but Outlook writes a header like this. */
export function isOutlook(names: string[]): boolean {
  return names.filter((name) => telling.has(folded(name))).length >= FEW && columnsOf(names) !== null;
}
