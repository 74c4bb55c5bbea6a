import { digestTexts } from './digest.texts.js';
import type { Written, WrittenItem } from './written.js';

/** A piece of text in which nothing means anything, a link, what stands out. */
export interface Run {
  text: string;
  url?: string;
  strong?: true;
}
export type Line = Run[];
export type Paragraph = Line[];

/**
 * A chat takes no message of any length (Teams 28 KB with all its marks, Slack about 13,000 characters of blocks) and
 * is no place to scroll: so many people are named, the others stand on Today.
 */
const MOST = 10;

/** What a chat shows below the subject: paragraphs of lines. Pure. */
export function chatParagraphs({ language, parts, nothing, today, settings }: Written): Paragraph[] {
  const left = parts.flatMap(({ items }) => items).length - MOST;
  return [
    ...(nothing === null ? [] : [[[{ text: nothing }]]]),
    ...firstOf(parts).flatMap(({ title, items }) => [[[{ text: title }]], ...items.map(itemIn)]),
    ...(left > 0 ? [[[{ text: digestTexts[language].more(left) }]]] : []),
    [[linked(today), { text: ' · ' }, linked(settings)]],
  ];
}

/** The first people of the parts in their order; a part of whom nobody is named goes. */
function firstOf(parts: Written['parts']): Written['parts'] {
  let room = MOST;
  return parts
    .map(({ title, items }) => {
      const named = items.slice(0, room);
      room -= named.length;
      return { title, items: named };
    })
    .filter(({ items }) => items.length > 0);
}

function itemIn({ name, text, notes, link }: WrittenItem): Paragraph {
  return [[{ text: name, strong: true }], [{ text }], ...notes.map((note) => [{ text: note }]), [linked(link)]];
}

function linked({ label, url }: WrittenItem['link']): Run {
  return { text: label, url };
}
