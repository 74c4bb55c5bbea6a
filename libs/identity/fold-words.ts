const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Lower case, compatibility forms resolved (NFKD), accents gone: `Łukasz MÜLLER-Straße` is `lukasz muller-strasse`. */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\u0307/g, '')
    .normalize('NFC');
}

/** The words of a text as search compares them: folded, without punctuation, each once, in order. */
export function foldWords(text: string): string[] {
  return [...new Set(fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])];
}
