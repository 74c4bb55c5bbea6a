import { CommitFailed } from '#libs/kernel/errors.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Stored } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { rehearseApart, type Rehearsing } from './rehearsal-process.js';

/** How the last rehearsal of a pool's policy stands. */
export interface RehearsalState {
  state: 'rehearsing' | 'resting';
  /** days played so far, of how many: those asked for, once under each policy */
  day: number;
  of: number;
  /** what was asked for; null before the first */
  asked: { days: number; policies: Rehearsing['policies'] } | null;
  /** what the same days came to: `now` under the pool's policy, `other` under the one that was tried */
  results: Record<string, unknown> | null;
  /** in one sentence, why it came to nothing */
  problem: string | null;
}

/** `rehearsal/self`: the same, and when its process was last heard of, ms. */
type RehearsalRecord = Omit<RehearsalState, 'state'> & { isOver: boolean; heardAt: number };

/** A process that was not heard of for so long is gone, ms. */
const GONE_AFTER = 60_000;
/** Between two notes of how far it is, ms. */
const NOTED_EVERY = 2_000;
const NOTHING: RehearsalRecord = { day: 0, of: 0, asked: null, results: null, problem: null, isOver: true, heardAt: 0 };
const FAULT = 'The rehearsal ended with a fault and changed nothing; the log names it. Ask for it again.';
const BROKEN_OFF = 'The rehearsal was broken off with the process that played it. Ask for it again.';

type Report = (sentence: string, facts: Record<string, unknown>) => void;

interface Parts {
  platform: Pick<Platform, 'clock' | 'documents' | 'ledger'>;
  /** the file of the program that plays */
  program: string;
  report: Report;
}

/** Rehearsals of policies, one at a time here, and one of a pool everywhere; every instance sees how far it is. */
export class Rehearsals {
  #running: { ended: Promise<void>; stop: AbortController } | null = null;

  constructor(private readonly parts: Parts) {}

  /** Begins. Throws the problem `rehearsal-running` while another one is under way. */
  async start(pool: string, days: number, policies: Rehearsing['policies']): Promise<RehearsalState> {
    if (this.#running !== null) throw running();
    const now = this.parts.platform.clock.now();
    const stop = new AbortController();
    const begun = this.#begin(pool, now, { days, policies });
    const play = (): Promise<void> => this.#play({ pool, days, now, policies }, stop.signal);
    // Taken before anything is waited for: of two who ask at once one is refused.
    const ended = begun
      .then(play, () => undefined)
      .finally(() => {
        this.#running = null;
      });
    this.#running = { ended, stop };
    return stateOf(await begun, now);
  }

  async #begin(
    pool: string,
    now: number,
    { days, policies }: NonNullable<RehearsalRecord['asked']>,
  ): Promise<RehearsalRecord> {
    const found = await this.#read(pool);
    if (isPlayed(found.body, now)) throw running();
    const of = 2 * days;
    const body: RehearsalRecord = { ...NOTHING, of, asked: { days, policies }, isOver: false, heardAt: now };
    try {
      const expect = found.seq === 0 ? null : found.seq;
      await this.parts.platform.documents.save([{ ...found, seq: found.seq + 1, body, expect }]);
    } catch (error) {
      throw error instanceof CommitFailed && error.kind === 'fenced' ? running() : error;
    }
    return body;
  }

  async state(pool: string): Promise<RehearsalState> {
    return stateOf((await this.#read(pool)).body, this.parts.platform.clock.now());
  }

  /** Ends what is played here. */
  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.ended;
  }

  async #play(work: Rehearsing, signal: AbortSignal): Promise<void> {
    const { platform, program, report } = this.parts;
    let day = 0;
    const notes = this.#notesOf(work.pool, () => day);
    try {
      const results = await rehearseApart({ program, ledger: platform.ledger, signal }, work, (played) => {
        day = played;
      });
      await notes.end({ day: 2 * work.days, results });
    } catch (error) {
      if (!signal.aborted) report('A rehearsal came to nothing.', { pool: work.pool, error: String(error) });
      await notes.end({ problem: signal.aborted ? BROKEN_OFF : FAULT }).catch(() => undefined);
    }
  }

  /** Notes now and then that it is being played and how far it is, until it is over. */
  #notesOf(pool: string, day: () => number): { end(change: Partial<RehearsalRecord>): Promise<void> } {
    const { clock } = this.parts.platform;
    let noting: Promise<void> = Promise.resolve();
    let cancel = (): void => undefined;
    const next = (): void => {
      noting = this.#note(pool, { day: day() }).catch(() => undefined);
      cancel = clock.at(clock.now() + NOTED_EVERY, next);
    };
    next();
    return {
      end: async (change) => {
        cancel();
        await noting;
        await this.#note(pool, { ...change, isOver: true });
      },
    };
  }

  async #note(pool: string, change: Partial<RehearsalRecord>): Promise<void> {
    const { documents, clock } = this.parts.platform;
    const found = await this.#read(pool);
    const body = { ...found.body, ...change, heardAt: clock.now() };
    await documents.save([{ ...found, seq: found.seq + 1, body }]);
  }

  async #read(pool: string): Promise<Stored<RehearsalRecord>> {
    const place = { collection: 'rehearsal', key: 'self' };
    const [found] = await this.parts.platform.documents.many(pool, [place]);
    return (found as Stored<RehearsalRecord> | undefined) ?? { pool, ...place, seq: 0, body: NOTHING };
  }
}

function isPlayed({ isOver, heardAt }: RehearsalRecord, now: number): boolean {
  return !isOver && now < heardAt + GONE_AFTER;
}

function stateOf({ isOver, heardAt, ...said }: RehearsalRecord, now: number): RehearsalState {
  if (isPlayed({ ...said, isOver, heardAt }, now)) return { state: 'rehearsing', ...said };
  return { state: 'resting', ...said, problem: isOver ? said.problem : BROKEN_OFF };
}

function running(): HttpProblem {
  return new HttpProblem(
    409,
    'rehearsal-running',
    'A policy is being rehearsed already: wait until that has come to its end.',
  );
}
