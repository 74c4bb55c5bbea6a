import type { ImportFormat } from '../format.js';
import { folded } from '../tables/columns-named.js';
import { headerNamed, readPeople, type PersonTable } from '../tables/person-table.js';
import { findHeader } from '../tables/header.js';
import { columnsOf } from './columns.js';

/** Lines that are everybody's in a house. Google's own labels bear a star (`* Work`); custom ones are free text. */
const SHARED = /\b(?:fax|pager|main|company|switchboard|assistant|zentrale|sekretariat)\b/;

const names = { wanted: 'the Google contacts', like: 'First Name, Last Name, E-mail 1 - Value' };

const table: PersonTable = {
  wanted: names.wanted,
  headerIn: (file) => headerNamed(file, names, columnsOf),
  several: (text) => text.split(':::').map((one) => one.trim()),
  isOwn: (label) => !SHARED.test(folded(label)),
  hasOrganisations: true,
};

/** Contacts as Google exports them for Google ("Google CSV"). Birthdays, notes, pictures and labels are not read. */
export const googleCsv: ImportFormat = {
  name: 'google-csv',
  recognises: (file) => findHeader(file, columnsOf) !== null,
  read: (bytes, context) => readPeople(bytes, context, table),
};
