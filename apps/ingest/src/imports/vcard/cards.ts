import { textLines, type TextLine } from '../tables/text-lines.js';

/** One card: the line it begins in, and its properties that we read, each in one piece, one character a byte. */
export interface Card {
  line: number;
  properties: string[];
  /** Nothing of a card that is too long, or never ends, is read. */
  problem: 'too-long' | 'unclosed' | null;
}

/** What is read of a card; everything else, pictures and days of birth among it, is let pass as it comes. */
const READ = new Set(
  (
    'VERSION N FN ORG TITLE EMAIL TEL URL IMPP SOCIALPROFILE X-SOCIALPROFILE ADR KIND X-ADDRESSBOOKSERVER-KIND ' +
    'X-ABSHOWAS X-ABLABEL'
  ).split(' '),
);

/** 1 MB a card. */
const LARGEST = 1_000_000;

/** The cards of a file as it comes in; what stands outside of a card is passed over. */
export async function* cardsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Card> {
  const reader = new CardReader();
  for await (const lines of textLines(pieces)) {
    for (const line of lines) {
      const card = reader.take(line);
      if (card !== null) yield card;
    }
  }
  const last = reader.end();
  if (last !== null) yield last;
}

/** The property that lines are added to: its text if it is one of ours, and whether `=` promised another line. */
interface OpenProperty {
  name: string;
  text: string | null;
  isQuoted: boolean;
  goesOn: boolean;
}

const NONE: OpenProperty = { name: '', text: null, isQuoted: false, goesOn: false };

/** Puts lines together to properties (folded ones, and quoted-printable that goes on after `=`), and those to cards. */
class CardReader {
  #card: Card | null = null;
  #size = 0;
  #property = NONE;
  /** The property before this line. */
  #lastName = '';
  /** Cards that the one at hand has begun within itself, as its `AGENT`. */
  #within = 0;

  /** The card that ends with this line, if one does. */
  take(line: TextLine): Card | null {
    if (this.#property.goesOn || /^[ \t]/.test(line.text)) {
      this.#goOn(line);
      return null;
    }
    this.#close();
    if (/^BEGIN:VCARD\s*$/i.test(line.text)) return this.#begin(line);
    if (/^END:VCARD\s*$/i.test(line.text)) return this.#finish();
    if (this.#card !== null) this.#open(line);
    return null;
  }

  /** The card that the file breaks off in, if it does. */
  end(): Card | null {
    this.#close();
    return this.#abandon();
  }

  #open({ text, isCut }: TextLine): void {
    const name = (/^(?:[\w-]+\.)?([\w-]+)\s*[:;]/.exec(text)?.[1] ?? '').toUpperCase();
    const isRead = this.#within === 0 && READ.has(name) && !isCut;
    const isQuoted = /^[^:]*\bquoted-printable\b/i.test(text.slice(0, 500));
    this.#property = { name, text: isRead ? text : null, isQuoted, goesOn: isQuoted && text.endsWith('=') };
  }

  #goOn({ text }: TextLine): void {
    const open = this.#property;
    const broken = open.goesOn;
    this.#property = {
      ...open,
      text: open.text === null ? null : this.#joined(open.text, text, broken),
      goesOn: open.isQuoted && text.endsWith('='),
    };
  }

  /** A broken line lost its `=`; a folded one gained a space. */
  #joined(before: string, text: string, broken: boolean): string | null {
    const joined = broken ? before.slice(0, -1) + text : before + text.slice(1);
    return joined.length > LARGEST ? this.#tooLong() : joined;
  }

  #close(): void {
    const { name, text } = this.#property;
    this.#lastName = name;
    this.#property = NONE;
    if (text === null || this.#card === null || this.#card.problem !== null) return;
    this.#size += text.length;
    if (this.#size > LARGEST) this.#tooLong();
    else this.#card.properties.push(text);
  }

  #tooLong(): null {
    if (this.#card !== null) Object.assign(this.#card, { properties: [], problem: 'too-long' });
    return null;
  }

  /** Another card begins: within the one at hand if that just said so, else the one at hand never ended. */
  #begin({ line }: TextLine): Card | null {
    if (this.#card !== null && this.#lastName === 'AGENT') {
      this.#within += 1;
      return null;
    }
    const before = this.#abandon();
    this.#card = { line, properties: [], problem: null };
    return before;
  }

  #finish(): Card | null {
    if (this.#within > 0) {
      this.#within -= 1;
      return null;
    }
    const done = this.#card;
    this.#reset();
    return done;
  }

  #abandon(): Card | null {
    const card = this.#card;
    this.#reset();
    return card === null ? null : { ...card, properties: [], problem: 'unclosed' };
  }

  #reset(): void {
    this.#card = null;
    this.#size = 0;
    this.#within = 0;
  }
}
