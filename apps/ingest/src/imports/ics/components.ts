import { textLines, type TextLine } from '../tables/text-lines.js';

/** One event of a calendar as it stands there, or a definition of a time zone that events refer to. */
export interface Block {
  kind: 'VEVENT' | 'VTIMEZONE';
  /** where it begins, from 1 */
  line: number;
  text: string;
  /** where its own people stand, in the order of the file */
  people: number[];
  /** longer than 1 MB: only its beginning was kept */
  isCut: boolean;
}

const LONGEST = 1_000_000;

/**
 * The events and time zones of a calendar, one after the other, never more than one in memory. What is nested in them is
 * a part of them; other components are let pass. `named` hears of the calendar's name.
 */
export async function* blocksOf(pieces: AsyncIterable<Buffer>, named: (name: string) => void): AsyncGenerator<Block> {
  const reader = new BlockReader(named);
  for await (const lines of textLines(pieces)) {
    for (const line of lines) {
      const block = reader.take(line);
      if (block !== null) yield block;
    }
  }
}

class BlockReader {
  #open: Block | null = null;
  #depth = 0;

  constructor(private readonly named: (name: string) => void) {}

  /** The block that ends with this line. */
  take(line: TextLine): Block | null {
    const { word, kind } = bracketOf(line.text);
    if (this.#open === null) this.#outside(line, word === 'BEGIN' ? kind : '');
    else this.#inside(this.#open, line, word);
    if (this.#open === null || this.#depth > 0) return null;
    const block = this.#open;
    this.#open = null;
    return block;
  }

  #outside({ text, line }: TextLine, begins: string): void {
    const name = /^X-WR-CALNAME[^:]*:(.*)$/i.exec(text)?.[1];
    if (name !== undefined) this.named(name.trim());
    if (begins !== 'VEVENT' && begins !== 'VTIMEZONE') return;
    this.#open = { kind: begins, line, text: `${text.trim()}\r\n`, people: [], isCut: false };
    this.#depth = 1;
  }

  #inside(block: Block, { text, line, isCut }: TextLine, word: string): void {
    if (word === 'BEGIN') this.#depth += 1;
    if (word === 'END') this.#depth -= 1;
    if (this.#depth === 1 && /^(?:ATTENDEE|ORGANIZER)[;:]/i.test(text)) block.people.push(line);
    if (isCut || block.text.length + text.length > LONGEST) block.isCut = true;
    else block.text += `${text}\r\n`;
  }
}

/** What a line begins or ends, in capitals; empty for any other line. */
function bracketOf(text: string): { word: string; kind: string } {
  const [, word = '', kind = ''] = /^(BEGIN|END):(\S+)\s*$/i.exec(text) ?? [];
  return { word: word.toUpperCase(), kind: kind.toUpperCase() };
}
