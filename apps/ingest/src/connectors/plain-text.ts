import { decodeHTML } from 'entities';

/** A title as text: feeds put marks, entities and line ends into theirs. */
export function plainText(title: string): string {
  return decodeHTML(title.replaceAll(/<[^<>]*>/g, ''))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
