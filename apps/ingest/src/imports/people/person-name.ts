import type { Name } from '#libs/events/words.js';

/** A picture character with its variants, also several joined to one. */
const PICTURES =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{Emoji_Modifier}\ufe0f\u20e3\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*)*/gu;

/**
 * A name as its owner writes it, titles too, but for pictures, which come and go: a rocket more is no new name.
 * A name made of pictures only stays. Null if both halves are empty.
 */
export function personName(given: string, family: string): Name | null {
  const plain = nameOf(withoutPictures(given), withoutPictures(family));
  return plain ?? nameOf(given, family);
}

function nameOf(given: string, family: string): Name | null {
  const full = `${given} ${family}`.trim();
  return full === '' ? null : { given, family, full };
}

function withoutPictures(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(PICTURES, ' ').replace(/\s+/g, ' ').trim();
}
