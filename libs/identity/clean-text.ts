const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Most texts: spares them the dear questions below. */
const PLAIN = /^[\x21-\x7e]*$/;
const BROKEN = /[\p{Cc}\p{Cs}]/u;

/** Without what copying leaves behind (zero-width marks, outer space) and composed (NFC); joiners belong to the text. */
export function cleanText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  return raw.replace(INVISIBLE, '').normalize('NFC').trim();
}

/** True if the text holds control characters or halves of characters, which no identity does. */
export function isBroken(text: string): boolean {
  return !PLAIN.test(text) && BROKEN.test(text);
}
