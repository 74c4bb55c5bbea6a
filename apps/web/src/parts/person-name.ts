/** A name as one line, split where its last word begins. */
export function nameOf(line: string): { given: string; family: string; full: string } {
  const words = line.trim().split(/\s+/u);
  const family = words.length > 1 ? (words.at(-1) ?? '') : '';
  return { given: words.slice(0, words.length > 1 ? -1 : 1).join(' '), family, full: words.join(' ') };
}
