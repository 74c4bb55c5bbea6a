import { UnreadableFile, type ImportFormat, type ReadContext, type ReadRow } from '../format.js';
import { peopleOf } from '../people/read-person.js';
import { refuseEmpty } from '../tables/header.js';
import { chained, openText } from '../tables/text-file.js';
import { cardsOf } from './cards.js';
import { readCard } from './read-card.js';

/** Cards in one file. */
const MOST = 200_000;

/**
 * Cards of people, versions 2.1, 3.0 and 4.0, any number in a file. Pictures, sounds, keys, notes and days of birth
 * are let pass unread.
 */
export const vcard: ImportFormat = {
  name: 'vcard',
  recognises: ({ head }) => /^\s*BEGIN:VCARD\s/i.test(head.subarray(0, 4096).toString('latin1')),
  read,
};

async function* read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadRow> {
  const file = await openText(bytes);
  try {
    refuseEmpty(file, 'the contacts');
    const reading = { people: peopleOf(context.home), marked: file.marked };
    let cards = 0;
    for await (const card of cardsOf(chained(file.head, file.rest))) {
      cards += 1;
      if (cards > MOST) throw tooMany;
      const content = readCard(card, reading);
      yield 'problem' in content ? { row: card.line, ok: false, ...content } : { row: card.line, ok: true, ...content };
    }
    if (cards === 0) throw noCard;
  } finally {
    await file.rest.return(undefined);
  }
}

const noCard = new UnreadableFile(
  'not-vcard',
  'There is no vCard in this file (none of its lines is BEGIN:VCARD); export the contacts as vCard and import that.',
);
const tooMany = new UnreadableFile(
  'too-many-cards',
  `The file holds more than ${MOST.toLocaleString('en')} cards; split it and import the parts one after the other.`,
);
