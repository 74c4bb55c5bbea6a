import type { Basis, SourcePauseReason } from '#libs/events/words.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { Settings } from './kind.js';

/**
 * active: it is asked, or may call. paused: a member stopped it. stopped: it ended by itself (`problem` says why) and
 * waits for somebody. removing: a member removed it, and what is left of it goes.
 */
type SourceState = 'active' | 'paused' | 'stopped' | 'removing';

/** Why something of a source did not work: a code of `problem.texts.ts`, never anything personal. `at` in ms. */
export interface SourceProblem {
  code: string;
  at: number;
  /** what the sentence names: an HTTP status, seconds to wait */
  facts: Record<string, number | string>;
}

/**
 * What became of what it told. `noted`: somebody we know, and new. `known`: told before. `nobody`: about nobody in the
 * pool, dropped. `left`: nothing that could be a reason to write (too old, no date). `refused`: the pool said no.
 * `parked`: the pool set it aside, for it could not decide it. `unclear`: we could not read it, the pool never saw it.
 */
export interface SourceCounts {
  noted: number;
  known: number;
  nobody: number;
  left: number;
  refused: number;
  parked: number;
  unclear: number;
}

export const noCounts: SourceCounts = { noted: 0, known: 0, nobody: 0, left: 0, refused: 0, parked: 0, unclear: 0 };

/** Up to where a source knows that it has told all there is of the people in the pool. */
export interface LookedBack {
  /** when it was last looked whether somebody has a new name there, ms */
  at: number;
  /** and how many events the pool had then */
  seq: number;
  /** the look back that is under way: where it stands, in the words of its kind, and behind which event names are new to it */
  going: { cursor: unknown; since: number } | null;
}

/** What tells of people: sealed under the source's own key, destroyed with it. */
export interface SealedPart {
  name: string;
  settings: Settings;
  /** by field, the newest first: a key that is replaced stays good until its platform knows the new one */
  secrets: Record<string, string[]>;
  /** the token that its refresh token was good for, and until when, ms; null or absent: none, or it renews none */
  access?: { token: string; until: number } | null;
  /** the unguessable part of the address that it calls; null for those we ask */
  token: string | null;
  /** where the last pull ended, in the words of its kind */
  cursor: unknown;
  /** of a kind that looks back; absent before its first run */
  back?: LookedBack;
  /** numbered and not known to be decided: `firstN`, `firstN + 1` … Stored in one write with the cursor behind them. */
  outgoing: { firstN: number; inputs: MachineInput[] } | null;
  /** items that could not be understood: tried again with every run, since a newer Kith may */
  unclear: unknown[];
}

/** A source as its record holds it: `source/<id>`. Times are ms. */
export interface SourceRecord {
  id: string;
  pool: string;
  kind: string;
  basis: Basis;
  /** everything it tells is about this person */
  contact: string | null;
  connectedBy: string;
  connectedAt: number;
  state: SourceState;
  /** the highest number given out under the origin `source/<id>` of one that we ask; for one that calls us its delivery log counts */
  numbered: number;
  /** when it is asked next; null: it calls us, or rests */
  nextRunAt: number | null;
  lastRunAt: number | null;
  /** when it last answered, or called */
  lastHeardAt: number | null;
  /** failed runs in a row */
  failures: number;
  /** since when it fails or has stopped; null while all is well */
  failingSince: number | null;
  problem: SourceProblem | null;
  /** when it last said by itself that it is somewhere else; null: it never did */
  movedAt: number | null;
  /** what a run found of the source itself and the pool was not told yet: that it moved, or why it stopped; null or absent: nothing */
  untold?: SourcePauseReason | 'moved' | null;
  /** runs so far: the number of the last one */
  runs: number;
  learned: SourceCounts;
  /** calls whose signature did not fit since its secret was last given or made, and the last of them; null or absent: none */
  unsigned?: { count: number; at: number } | null;
  /**
   * of a platform that calls, while the source rests: up to which delivery it was looked through for what must not wait, how
   * many of them were passed on, and when the last of these was; null or absent: it does not rest, or nothing came
   */
  letThrough?: { to: number; count: number; at: number | null } | null;
  sealed: string;
}

/** A source, opened. */
export type Source = Omit<SourceRecord, 'sealed'> & { own: SealedPart };

/** A source with the version it was read at, so that two instances never both write it. */
export interface StoredSource {
  seq: number;
  source: Source;
}

/** Under which its inputs are numbered, its lease is held and its key is kept. */
export const originOf = ({ id }: Pick<Source, 'id'>): string => `source/${id}`;
