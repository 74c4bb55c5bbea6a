import type { Home } from '#libs/identity/schemes.js';
import type { PersonRow, RowProblem } from '../format.js';
import { isHandle, LONGEST, textFields, type Entry, type TextField } from './entry.js';
import { identitiesOf } from './identities-of.js';
import { nameOfParts } from './person-name.js';
import { SharedNumbers } from './shared-numbers.js';
import { tidyText } from './tidy-text.js';

/** What a row says of a person, or why it says nothing of use. */
type ReadPerson = { data: PersonRow; notes: RowProblem[] } | { problem: RowProblem };

/** Makes a person of what one row, or one card, says. */
export type PersonReader = (entries: readonly Entry[]) => ReadPerson;

/**
 * Reads the people of one file. A row needs an identity, or nobody would know the person again: a bad address beside a
 * good one is a note, without one the row is refused. Of several texts of a kind the first counts.
 */
export function peopleOf(home: Home): PersonReader {
  const numbers = new SharedNumbers();
  return (entries) => {
    const long = entries.find(({ field, text }) => !isHandle(field) && tidyText(text).length > LONGEST[field]);
    if (long !== undefined) return { problem: tooLong(long) };
    const texts = textsOf(entries);
    const name = nameOfParts({ ...texts, full: texts.name });
    const { identities, notes } = identitiesOf(
      entries.filter(({ field }) => isHandle(field)),
      home,
    );
    const own = identities.filter((identity) => !numbers.isOthers(identity, name?.full ?? null));
    if (own.length < identities.length) notes.push(shared);
    if (own.length === 0) return { problem: notes[0] ?? nobody };
    return { data: personOf(name, own, texts), notes };
  };
}

type Texts = Record<TextField, string>;

function textsOf(entries: readonly Entry[]): Texts {
  const texts = Object.fromEntries(textFields.map((field) => [field, ''])) as Texts;
  for (const { field, text } of entries) {
    if (!isHandle(field) && texts[field] === '') texts[field] = tidyText(text);
  }
  return texts;
}

function personOf(name: PersonRow['name'], identities: PersonRow['identities'], texts: Texts): PersonRow {
  const place = [texts.city, texts.country].filter((part) => part !== '').join(', ');
  return {
    kind: 'person',
    name,
    identities,
    employer: orNull(texts.employer),
    position: orNull(texts.position),
    headline: orNull(texts.headline),
    location: orNull(texts.location === '' ? place : texts.location),
    network: null,
    connectedOn: null,
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

const nobody: RowProblem = {
  code: 'no-identity',
  text: 'There is no e-mail address, telephone number or profile; add one, so that the person is recognised again.',
};
const shared: RowProblem = {
  code: 'shared-number',
  text: 'A telephone number stands with somebody else further up in this file; it was left out here.',
};

function tooLong({ field, place }: Entry): RowProblem {
  const limit = `longer than ${String(LONGEST[field as TextField])} characters`;
  return { code: 'cell-too-long', column: place, text: `"${place}" is ${limit}; shorten it and import again.` };
}
