import { folded } from '../tables/columns-named.js';
import type { PersonColumn } from '../tables/person-table.js';

/** The old header (`Given Name`, `Organization 1 - Name`) and the new one (`First Name`, `Organization Name`). */
const TEXTS: Readonly<Record<string, PersonColumn['field']>> = {
  name: 'name',
  'given name': 'given',
  'first name': 'given',
  'additional name': 'middle',
  'middle name': 'middle',
  'family name': 'family',
  'last name': 'family',
  'organization name': 'employer',
  'organization 1 name': 'employer',
  'organization title': 'position',
  'organization 1 title': 'position',
  'address 1 city': 'city',
  'address 1 country': 'country',
};
const HANDLES: Readonly<Record<string, PersonColumn['field']>> = { 'e mail': 'email', phone: 'phone', website: 'page' };
/** What no other program names so. */
const TELLING =
  /^(?:group membership|labels|phonetic first name|(?:e mail|phone|website|organization) 1 (?:value|type|label|name))$/;

/**
 * The columns of a Google export, of either time; null if these names are none. Numbered columns go on as far as the
 * fullest contact needs them; what each of them holds stands in the column `Label`, once called `Type`.
 */
export function columnsOf(names: string[]): PersonColumn[] | null {
  const words = names.map(folded);
  const isGoogle =
    words.some((name) => TELLING.test(name)) && words.some((name) => /^(?:first|given) name$/.test(name));
  return isGoogle ? names.flatMap((place, at) => columnAt(words, { place, at })) : null;
}

function columnAt(words: string[], { place, at }: { place: string; at: number }): PersonColumn[] {
  const name = words[at] ?? '';
  const text = TEXTS[name];
  if (text !== undefined) return [{ field: text, at, place }];
  const [, kind = '', number = ''] = /^(e mail|phone|website) (\d+) value$/.exec(name) ?? [];
  const field = HANDLES[kind];
  if (field === undefined) return [];
  const label = words.findIndex((word) => word === `${kind} ${number} label` || word === `${kind} ${number} type`);
  return [label === -1 ? { field, at, place } : { field, at, place, label }];
}
