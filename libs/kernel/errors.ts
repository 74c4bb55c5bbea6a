/** An expected "no": the author of the input is told, nothing is recorded, nothing is broken. */
export interface Refusal {
  /** Stable, kebab-case: `contact-unknown`, `stale-version`, `rules` … */
  refused: string;
  /** Facts for the sentence that explains it; ids, numbers, times (ms), verdicts. */
  because?: Record<string, unknown>;
}

/** A bug of ours: the state contradicts what the code relies on. Thrown, never caught for flow. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

/**
 * Something outside this process failed (disk, broker, database, network).
 * `retriable`: waiting may help and nothing may be parked for it; otherwise a person must act, and `message` says how.
 */
export class OutsideWorld extends Error {
  override readonly name = 'OutsideWorld';
  constructor(
    message: string,
    readonly retriable: boolean,
    /** Stable, kebab-case: `disk-full`, `data-in-use`, `store-unavailable` … */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A full disk is waited out too: whoever asked was told, and a reader has nobody to tell. */
export function waitingHelps(error: unknown): boolean {
  return error instanceof OutsideWorld && (error.retriable || error.code === 'disk-full');
}

/**
 * A commit that did not happen, or whose fate is unknown.
 * `transient`: wait and try again; `fenced`: somebody else owns the partition or pool now, reload everything;
 * `deterministic`: the same batch will fail again, halve it; `unclear`: it may have happened, drop the workspace and read the position.
 */
export class CommitFailed extends Error {
  override readonly name = 'CommitFailed';
  constructor(
    readonly kind: 'transient' | 'fenced' | 'deterministic' | 'unclear',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
