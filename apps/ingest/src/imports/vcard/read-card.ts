import type { RowProblem } from '../format.js';
import type { Entry } from '../people/entry.js';
import type { PersonReader } from '../people/read-person.js';
import type { RowContent } from '../tables/read-table.js';
import type { TextStart } from '../tables/text-file.js';
import type { Card } from './cards.js';
import { readProperty, type Property } from './property.js';

/** Lines that are everybody's in a house, as types and as Apple's labels. */
const SHARED = /^(?:fax|.*\bfax\b.*|pager|modem|bbs|isdn|textphone|main|company|.*\bmain\b.*|.*zentrale.*)$/i;

/** What a card says of a person; cards of firms, groups and places are passed over. */
export function readCard(
  card: Card,
  { people, marked }: { people: PersonReader; marked: TextStart['marked'] },
): RowContent {
  if (card.problem !== null) return { problem: broken[card.problem] };
  const notes: RowProblem[] = [];
  const properties: Property[] = [];
  for (const line of card.properties) {
    const read = readProperty(line, marked);
    if ('problem' in read) notes.push(read.problem);
    else {
      properties.push(read.property);
      if (read.note !== null) notes.push(read.note);
    }
  }
  if (isOrganisation(properties)) return { problem: organisation, ignored: true };
  const person = people(entriesOf(properties));
  if ('problem' in person) return person;
  return { data: person.data, notes: [...onceEach(notes), ...person.notes] };
}

function entriesOf(properties: readonly Property[]): Entry[] {
  const labels = new Map(
    properties.filter(({ name }) => name === 'x-ablabel').map(({ group, parts }) => [group, parts[0] ?? '']),
  );
  const address = properties.find(
    ({ name, parts }) => name === 'adr' && ((parts[3] ?? '') !== '' || (parts[6] ?? '') !== ''),
  );
  return properties.flatMap((property) => {
    const { name, group, types } = property;
    if (name === 'adr' && property !== address) return [];
    const label = group === null ? '' : (labels.get(group) ?? '').replace(/^_\$!<|>!\$_$/g, '');
    if (name === 'tel' && [...types, label].some((type) => SHARED.test(type))) return [];
    return (entries[name] ?? none)(property.parts).map(([field, text]) => ({ field, text, place: name.toUpperCase() }));
  });
}

type Saying = readonly (readonly [Entry['field'], string])[];

const none = (): Saying => [];
const page = ([address = '']: string[]): Saying => [['page', address]];

/** What is read of each property. */
const entries: Readonly<Record<string, (parts: string[]) => Saying>> = {
  n: ([family = '', given = '', middle = '']) => [
    ['family', family],
    ['given', given],
    ['middle', middle],
  ],
  fn: ([name = '']) => [['name', name]],
  org: ([employer = '']) => [['employer', employer]],
  title: ([position = '']) => [['position', position]],
  email: ([address = '']) => [['email', address]],
  tel: ([number = '']) => [['phone', number]],
  url: page,
  impp: page,
  socialprofile: page,
  'x-socialprofile': page,
  adr: ([, , , city = '', , , country = '']) => [
    ['city', city],
    ['country', country],
  ],
};

const NOBODY = /^(?:org|organization|group|location|thing|application|device)$/i;

/** It says so itself; or it has a firm's name for its own and nobody's. */
function isOrganisation(properties: readonly Property[]): boolean {
  const partsOf = (name: string): string[] => properties.find((property) => property.name === name)?.parts ?? [];
  const textOf = (name: string): string => (partsOf(name)[0] ?? '').trim();
  if (NOBODY.test(textOf('kind') || textOf('x-addressbookserver-kind'))) return true;
  if (/^company$/i.test(textOf('x-abshowas'))) return true;
  const hasName = partsOf('n').some((part) => part.trim() !== '');
  return textOf('org') !== '' && !hasName && ['', textOf('org')].includes(textOf('fn'));
}

function onceEach(notes: RowProblem[]): RowProblem[] {
  return [...new Map(notes.map((note) => [note.code, note])).values()];
}

const organisation: RowProblem = {
  code: 'organisation',
  text: 'This card is of an organisation, a group or a place and of no person; it was passed over.',
};
const broken: Record<NonNullable<Card['problem']>, RowProblem> = {
  'too-long': {
    code: 'card-too-long',
    text: 'The card holds more than 1 MB besides pictures; shorten it and import again.',
  },
  unclosed: {
    code: 'card-unclosed',
    text: 'The card has no END:VCARD; add it below its last line and import again.',
  },
};
