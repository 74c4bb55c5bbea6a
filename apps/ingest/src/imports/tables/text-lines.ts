/** A line, one character a byte; `isCut` if it was longer than anything we read. */
export interface TextLine {
  text: string;
  /** From 1, as an editor counts. */
  line: number;
  isCut: boolean;
}

/** A line longer than this is a picture; what comes after is let pass unread. */
const LONGEST = 65_536;

/** The lines of a file as it comes in, a batch per piece. A line ends with CR LF, LF or CR, or with the file. */
export async function* textLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<TextLine[]> {
  const lines = new OpenLine();
  for await (const piece of pieces) if (piece.length > 0) yield lines.endedIn(piece.toString('latin1'));
  yield lines.last();
}

/** The line that has begun and not ended yet. */
class OpenLine {
  #open: TextLine = { text: '', line: 1, isCut: false };
  #afterReturn = false;

  endedIn(piece: string): TextLine[] {
    const ended: TextLine[] = [];
    const ends = /\r\n|\n|\r/g;
    let start = this.#afterReturn && piece.startsWith('\n') ? 1 : 0;
    ends.lastIndex = start;
    for (let end = ends.exec(piece); end !== null; end = ends.exec(piece)) {
      this.#take(piece.slice(start, end.index));
      ended.push(this.#open);
      this.#open = { text: '', line: this.#open.line + 1, isCut: false };
      start = ends.lastIndex;
    }
    this.#take(piece.slice(start));
    this.#afterReturn = piece.endsWith('\r');
    return ended;
  }

  last(): TextLine[] {
    return this.#open.text === '' ? [] : [this.#open];
  }

  #take(part: string): void {
    const room = LONGEST - this.#open.text.length;
    if (part.length > room) this.#open.isCut = true;
    this.#open.text += part.slice(0, room);
  }
}
