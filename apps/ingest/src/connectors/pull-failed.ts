import type { SourcePauseReason } from '#libs/events/words.js';

interface Why {
  facts?: Record<string, number | string>;
  /** the source asked not to be asked before, ms */
  notBefore?: number;
  /** it will not get better by itself: the source stops until somebody looks */
  stops?: Exclude<SourcePauseReason, 'member'> | undefined;
}

/** A source did not give what it is asked for. `code` has its sentences in `sources/problem.texts.ts`. */
export class PullFailed extends Error {
  override readonly name = 'PullFailed';
  constructor(
    readonly code: string,
    readonly why: Why = {},
  ) {
    super(code);
  }
}
