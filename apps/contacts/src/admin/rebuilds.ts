import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Commands } from '#libs/transport/commands.js';
import { foldRecordsOf, isWorkedOn } from '../inputs/fold-records.js';
import { rebuildBeside } from '../inputs/rebuild/second-generation.js';
import { projections } from '../registry.js';

/** How a pool's documents stand. */
export interface RebuildState {
  state: 'rebuilding' | 'resting';
  /** events folded so far, of how many */
  folded: number;
  events: number;
  /** of the rebuild that this process ended last: `done`, or in one sentence why it was not */
  last: string | null;
}

type Report = (sentence: string, facts: Record<string, unknown>) => void;
type Parts = Pick<Platform, 'clock' | 'documents' | 'keys' | 'ledger'>;

/** Rebuilds of pools' documents that were asked for here, each in the background. */
export class Rebuilds {
  readonly #running = new Map<string, Promise<void>>();
  readonly #last = new Map<string, string>();

  constructor(
    private readonly platform: Parts,
    private readonly commands: Commands,
    private readonly report: Report,
  ) {}

  /** Begins, unless one is under way here. */
  start(pool: string, actor: string): void {
    if (this.#running.has(pool)) return;
    this.#last.delete(pool);
    const run = rebuildBeside(this.platform, this.commands, { projections, pool, actor })
      .then(
        () => void this.#last.set(pool, 'done'),
        (error: unknown) => this.#failed(pool, error),
      )
      .finally(() => void this.#running.delete(pool));
    this.#running.set(pool, run);
  }

  /** As every instance sees it, whoever rebuilds. */
  async state(pool: string): Promise<RebuildState> {
    const { documents, ledger, clock } = this.platform;
    const { next } = await foldRecordsOf(documents, pool);
    const { seq: events } = await ledger.head(pool);
    const last = this.#last.get(pool) ?? null;
    const isRunning = this.#running.has(pool) || (next !== null && isWorkedOn(next, clock.now()));
    return isRunning
      ? { state: 'rebuilding', folded: next?.seq ?? 0, events, last }
      : { state: 'resting', folded: events, events, last };
  }

  #failed(pool: string, error: unknown): void {
    const sentence =
      error instanceof OutsideWorld ? error.message : 'The rebuild ended with a fault; the log names it.';
    this.#last.set(pool, sentence);
    this.report('A rebuild came to nothing; the documents are as they were.', { pool, error: String(error) });
  }
}
