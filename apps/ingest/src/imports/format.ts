import type { Name, Network } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Mapping } from './mapping.js';
import type { TextStart } from './tables/text-file.js';

/** One sentence about a row: what is wrong, in which column, what to do. `code` is stable; no text quotes the row. */
export interface RowProblem {
  code: string;
  column?: string;
  text: string;
}

/** Whom a row is about: null where it says no name; `identities` holds one or more, all normal. */
export interface RowPerson {
  name: Name | null;
  identities: Identity[];
}

/** What a row says about a person; null where it says nothing. */
export interface PersonRow extends RowPerson {
  kind: 'person';
  headline: string | null;
  location: string | null;
  employer: string | null;
  position: string | null;
  /** Where the person is connected to the member who imports; null if the row says nothing of the kind. */
  network: Network | null;
  /** Since which calendar day, `2024-03-12`. */
  connectedOn: string | null;
}

/** One message between the member and one person: who wrote, and when. What was written is never taken. */
export interface MessageRow extends RowPerson {
  kind: 'message';
  by: 'us' | 'them';
  /** ms since 1970, UTC */
  at: number;
  /** What tells this message from every other of this source, the same at every import; it names nobody and quotes nothing. */
  sourceId: string;
}

/** An invitation to connect: who sent it, and when. */
export interface InvitationRow extends RowPerson {
  kind: 'invitation';
  by: 'us' | 'them';
  at: number;
  sourceId: string;
}

/** One person with whom the member met. */
interface MeetingRow extends RowPerson {
  kind: 'meeting';
  at: number;
  /** What the meeting was called; null without a name. */
  title: string | null;
  sourceId: string;
}

/** What a row says. Each kind becomes one kind of input, in `row-input.ts`. */
export type ObservedRow = PersonRow | MessageRow | InvitationRow | MeetingRow;

/** A file within an archive, and the format its rows were read in. */
export interface RowPart {
  file: string;
  format: string;
}

/**
 * A row and what was read from it. `row` is the number of the line where it begins, from 1, as an editor counts, and
 * `part` the file within an archive it stands in. `notes` say what of a good row was left out or had to be guessed.
 * `ignored`: nothing is wrong with the row, it is only not for us (a group conversation, a draft).
 */
export type ReadRow = { row: number; part?: RowPart } & (
  { ok: true; data: ObservedRow; notes: readonly RowProblem[] } | { ok: false; problem: RowProblem; ignored?: true }
);

export interface ReadContext {
  home: { country: string };
  /** When the file came in, ms: what lies ahead of it has not happened yet. Without it: now. */
  now?: number;
  /** Which column holds what, for formats that need to be told; without it they guess. */
  mapping?: Mapping | null | undefined;
  /** Told once which mapping was guessed. */
  guessed?: (mapping: Mapping) => void;
  /** Told once for each fact about the whole file worth showing: its encoding, its delimiter. */
  remark?: (remark: RowProblem) => void;
}

/**
 * A kind of file that can be imported: a folder of its name, and a line in registry.ts.
 *
 * A format of people (an address book) builds one `PersonRow` per entry, with null for whatever the entry does not
 * say, and gives it as `{ row, ok: true, data, notes }`; an entry without any identity, or one that cannot be read, is
 * `{ row, ok: false, problem }`. Everything after that (numbering, sending, results, taking back) is the same for all.
 */
export interface ImportFormat {
  name: string;
  /** Whether a file that begins so is one of these; a format without it has to be named. */
  recognises?: (file: TextStart) => boolean;
  /** It cannot be read by its beginning: a look at a part of it shows what it is, and no rows. */
  wholeOnly?: true;
  /**
   * Reads a file as it comes in, never as a whole: memory is bounded whatever the file holds. Answers every row, good
   * or not, in the order in which the pool should hear of them; the same bytes give the same rows. Throws
   * UnreadableFile if the file as a whole cannot be read, also after rows were answered: so nothing should be sent
   * before the last row is there.
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
