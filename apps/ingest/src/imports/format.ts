import type { Identity } from '#libs/identity/schemes.js';

/** One sentence about a row: what is wrong, in which column, what to do. `code` is stable; no text quotes the row. */
export interface RowProblem {
  code: string;
  column?: string;
  text: string;
}

/** What a row says about a person; null where it says nothing. `identities` holds one or more, all normal. */
export interface ObservedRow {
  name: { given: string; family: string; full: string } | null;
  identities: Identity[];
  employer: string | null;
  position: string | null;
  /** Calendar day, `2024-03-12`. */
  connectedOn: string | null;
}

/**
 * A row and what was read from it. `row` is the number of the line where it begins, from 1, as an editor counts.
 * `notes` say what of a good row was left out or had to be guessed.
 */
export type ReadRow =
  | { row: number; ok: true; data: ObservedRow; notes: readonly RowProblem[] }
  | { row: number; ok: false; problem: RowProblem };

export interface ReadContext {
  home: { country: string };
  /** Told once for each fact about the whole file worth showing: its encoding, its delimiter. */
  remark?: (remark: RowProblem) => void;
}

/** A kind of file that can be imported: a folder, and a line in registry.ts. */
export interface ImportFormat {
  name: string;
  /**
   * Reads a file as it comes in, never as a whole: memory is bounded whatever the file holds. Answers every row in
   * the file's order, good or not; the same bytes give the same rows. Throws UnreadableFile if the file as a whole
   * cannot be read, also after rows were answered: so nothing should be sent before the last row is there.
   */
  read: (bytes: AsyncIterable<Uint8Array>, context: ReadContext) => AsyncIterable<ReadRow>;
}

/** The file as a whole cannot be read. The message is one sentence for the person who sent it; `code` is stable. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    /** `empty-file not-text not-csv no-header missing-column unclosed-quote row-too-long` */
    readonly code: string,
    message: string,
    /** Where, from 1; null if it is the file as such. */
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
