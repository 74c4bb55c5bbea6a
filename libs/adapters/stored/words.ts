/** The words of a text, as a search knows them: what stands between white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Words with one space before each, so that "begins a word" is "contains space and prefix". */
export function spaced(text: string): string {
  return wordsOf(text)
    .map((word) => ` ${word}`)
    .join('');
}
