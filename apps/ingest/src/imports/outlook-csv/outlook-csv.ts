import type { ImportFormat } from '../format.js';
import { headerNamed, readPeople, type PersonTable } from '../tables/person-table.js';
import { findHeader } from '../tables/header.js';
import { columnsOf, isOutlook } from './columns.js';

const names = { wanted: 'the Outlook contacts', like: 'First Name, Last Name, E-mail Address' };

const table: PersonTable = {
  wanted: names.wanted,
  headerIn: (file) => headerNamed(file, names, columnsOf),
  several: (text) => [text],
  hasOrganisations: true,
};

/**
 * Contacts as Outlook exports them, in English or German. Dates are not read: they follow the language of the computer,
 * and birthdays are nobody's reason here; nor are notes, streets and categories.
 */
export const outlookCsv: ImportFormat = {
  name: 'outlook-csv',
  recognises: (file) => findHeader(file, (columns) => (isOutlook(columns) ? columns : null)) !== null,
  read: (bytes, context) => readPeople(bytes, context, table),
};
