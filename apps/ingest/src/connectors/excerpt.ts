import { plainText } from './plain-text.js';

/** Of a post that has no title, its first words stand for it, characters. */
const LONGEST = 100;

/** By what a post is named: its beginning, cut between words. Empty if there are no words. */
export function excerptOf(text: string): string {
  const plain = plainText(text.replaceAll(/<(?:br|\/p)\b[^<>]*>/gi, ' '));
  if (plain.length <= LONGEST) return plain;
  const cut = plain.slice(0, LONGEST + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
