import { foldWords } from '#libs/identity/fold-words.js';
import type { Name } from '#libs/events/words.js';

type PersonName = Name | null;

/** What a name holds at most (`libs/events/words.ts`), in characters. */
const LONGEST_HALF = 200;
const LONGEST_NAME = 400;

/** A picture character with its variants, also several joined to one. */
const PICTURES =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{Emoji_Modifier}\ufe0f\u20e3\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*)*/gu;

/**
 * A name as its owner writes it, titles too, but for pictures, which come and go: a rocket more is no new name.
 * A name made of pictures only stays. Null if both halves are empty.
 */
export function personName(given: string, family: string): PersonName {
  const plain = nameOf(withoutPictures(given), withoutPictures(family));
  return plain ?? nameOf(given, family);
}

/**
 * A name of whatever parts there are. `full`, the name in one text, is taken as it is written if it holds the same
 * words as the parts (there are languages that begin with the family); otherwise the parts count, since an address
 * book puts titles and firms into it. Without parts it is split: at its comma (`Lovelace, Ada`), else before its
 * last word.
 */
export function nameOfParts(parts: { full: string; given: string; middle: string; family: string }): PersonName {
  const first = [parts.given, parts.middle].filter((part) => part !== '').join(' ');
  const name = personName(first, parts.family) ?? splitName(parts.full);
  if (name === null || parts.full === '') return name;
  const full = withoutPictures(parts.full);
  return wordsOf(full) === wordsOf(name.full) ? { ...name, full: orderly(full, name.full) } : name;
}

function splitName(full: string): PersonName {
  const [family = '', given = '', ...more] = full.split(',').map((part) => part.trim());
  if (given !== '' && more.length === 0) return personName(given, family);
  const last = full.lastIndexOf(' ');
  return last === -1 ? personName(full, '') : personName(full.slice(0, last), full.slice(last + 1));
}

/** `Lovelace, Ada` is an order for lists, not a name. */
function orderly(full: string, composed: string): string {
  return full.includes(',') ? composed : full;
}

function wordsOf(text: string): string {
  return foldWords(text).toSorted().join(' ');
}

/** A half that is too long for one is none: only the whole name stays then. */
function nameOf(given: string, family: string): PersonName {
  const full = `${given} ${family}`.trim().slice(0, LONGEST_NAME);
  if (full === '') return null;
  return Math.max(given.length, family.length) > LONGEST_HALF
    ? { given: '', family: '', full }
    : { given, family, full };
}

function withoutPictures(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(PICTURES, ' ').replace(/\s+/g, ' ').trim();
}
