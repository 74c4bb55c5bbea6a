import type { Asked, Reply } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import type { PlannedSource, Person, Published } from '../plan.js';

/** A question as it came in: `now` is the time of whoever asks, ms. */
export type Question = Omit<Asked, 'path'> & { now: number };

/** What a platform allows within a time, of one account or address. */
export interface Allowed {
  most: number;
  /** ms; windows follow one another from midnight, UTC */
  within: number;
  /** how it says what is left, beside the answer */
  told: (left: number, until: number) => Record<string, string>;
}

/** A site of the year, told apart by its host. */
export interface Site {
  /** as connectors call it */
  origin: string;
  sources: readonly PlannedSource[];
  /** the source on whose account a question is asked */
  whose: (url: URL) => number | null;
  answer: (question: Question) => Reply;
  allowed: (account: string | null) => Allowed | null;
  /** a platform that says such things in its body instead of in headers: what `allowed` becomes there, and how it refuses */
  inBody?: InBody;
}

export interface InBody {
  /** adds to an answer what is left, and perhaps that this kind of question is to rest for so many seconds */
  left: (reply: Reply, left: number, backoff: number) => Reply;
  /** who asks too much is told so, and for how many seconds */
  refuses: (seconds: number) => Reply;
}

/** How the sources of one kind are connected, and what becomes of what is published there. */
export interface SiteConnection {
  /** `scheme:value` by which the contact is known */
  identity: (person: Person, source: PlannedSource) => string;
  settings: (
    source: PlannedSource,
    about: { port: number; contact: (person: number) => string },
  ) => Record<string, unknown>;
  /** what the ledger calls an item */
  idOf: (item: Published, source: PlannedSource) => string;
}

/** The one person whom a source is linked to; null for one that follows several. */
export function linkedTo({ first, people, kind }: PlannedSource): Person | null {
  const isNetwork = kind.people > kind.peopleOfOthers;
  return first && isNetwork ? null : (people[0] ?? null);
}

export const titleOf = ({ n }: Published, source: number): string => `Item ${source}-${n}`;

/** The number that stands behind a letter in an account's name. */
export function numberIn(text: string | null | undefined): number | null {
  const [digits] = /\d+/.exec(text ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
