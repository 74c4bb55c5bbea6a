import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { PersonRow, RowProblem } from '../format.js';
import { columnName } from './columns.js';
import type { Column, Columns } from './columns.js';
import { readDay } from './connected-on.js';
import { personName } from '../people/person-name.js';
import { tidyText } from '../people/tidy-text.js';

/** What a row says of the person connected, or why it says nothing of use. */
type ReadConnection = { data: PersonRow; notes: RowProblem[] } | { problem: RowProblem };

/** Longest text taken, in characters. */
const LONGEST: Record<Column, number> = {
  given: 150,
  family: 150,
  url: 2000,
  email: 2000,
  employer: 1000,
  position: 1000,
  connectedOn: 1000,
};
const COLUMNS = Object.keys(LONGEST) as Column[];

/**
 * Reads one row. It needs an identity, or nobody would know the person again: a bad address beside a good one is a
 * note, without one the row is refused. An unreadable day is a note.
 */
export function readConnection(cells: string[], columns: Columns): ReadConnection {
  const text = textsOf(cells, columns);
  const long = COLUMNS.find((column) => text[column].length > LONGEST[column]);
  if (long !== undefined) return { problem: tooLong(long) };
  const notes: RowProblem[] = [];
  const identities = [profile(text.url, notes), email(text.email, notes)].filter((found) => found !== null);
  if (identities.length === 0) return { problem: notes[0] ?? NOBODY };
  const data: PersonRow = {
    kind: 'person',
    name: personName(text.given, text.family),
    identities,
    headline: null,
    location: null,
    employer: text.employer === '' ? null : text.employer,
    position: text.position === '' ? null : text.position,
    network: 'linkedin',
    connectedOn: connectedOn(text.connectedOn, notes),
  };
  return { data, notes };
}

function textsOf(cells: string[], columns: Columns): Record<Column, string> {
  return {
    given: tidyText(cells[columns.given]),
    family: tidyText(cells[columns.family]),
    url: tidyText(cells[columns.url]),
    email: tidyText(cells[columns.email]),
    employer: tidyText(cells[columns.employer]),
    position: tidyText(cells[columns.position]),
    connectedOn: tidyText(cells[columns.connectedOn]),
  };
}

function profile(text: string, notes: RowProblem[]): Identity | null {
  if (text === '') return null;
  const identity = parseIdentity(text);
  if (identity?.scheme === 'linkedin') return identity;
  notes.push(bad('bad-url', 'url', 'is not the address of a LinkedIn profile'));
  return null;
}

function email(text: string, notes: RowProblem[]): Identity | null {
  if (text === '') return null;
  const identity = normaliseIdentity('email', text);
  if (!('refused' in identity)) return identity;
  notes.push(bad('bad-email', 'email', 'is not an e-mail address'));
  return null;
}

function connectedOn(text: string, notes: RowProblem[]): string | null {
  if (text === '') return null;
  const read = readDay(text);
  if ('day' in read) return read.day;
  notes.push(
    read.refused === 'ambiguous'
      ? bad('ambiguous-date', 'connectedOn', 'may be read as two days; it was left out')
      : bad('unreadable-date', 'connectedOn', 'is not a date we can read; it was left out'),
  );
  return null;
}

const NOBODY: RowProblem = {
  code: 'no-identity',
  text: `The row has neither "${columnName('url')}" nor "${columnName('email')}"; add one, so that the person is recognised again.`,
};

function bad(code: string, column: Column, what: string): RowProblem {
  return { code, column: columnName(column), text: `"${columnName(column)}" ${what}; correct it and import again.` };
}

function tooLong(column: Column): RowProblem {
  const limit = `longer than ${String(LONGEST[column])} characters`;
  return {
    code: 'cell-too-long',
    column: columnName(column),
    text: `"${columnName(column)}" is ${limit}; shorten it and import again.`,
  };
}
