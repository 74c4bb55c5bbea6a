import { randomUUID } from 'node:crypto';
import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import { inputOf } from '#libs/events/inputs.js';
import type { Platform } from '#libs/ports/platform.js';
import { createAppendQueue } from './append-queue.js';
import { bodyHash, commandKey } from './command-key.js';
import type { Decided } from './decided.js';
import { createOutcomeWatch } from './outcome-watch.js';
import type { AskedRecord, OutcomeRecord } from './records.js';

/** Something a person (or their key) asks of a pool. */
export interface Command {
  pool: string;
  kind: string;
  data: unknown;
  /** `member:ID` or `key:ID` */
  actor: string;
  /** Idempotency-Key; without one each call is a command of its own */
  key?: string;
  /** the document seq the author saw */
  ifMatch?: number;
}

export type Outcome =
  | { state: 'done'; about: DocumentKey | null; seqs: number[] }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'parked' }
  | { state: 'queued'; key: string };

export interface Commands {
  /**
   * Appends the command and answers what became of it, `queued` after 5 s. The same key and body again answers the
   * first outcome, another body under the same key is refused `key-reused`. Rejects with the bus's OutsideWorld error.
   */
  submit(command: Command): Promise<Outcome>;
  /** What became of an earlier command; null if nothing is known of it. */
  outcomeOf(pool: string, actor: string, key: string): Promise<Outcome | null>;
}

export interface CommandOptions {
  /** of an owner in the same process */
  decided?: Decided;
  /** ms */
  waitMs?: number;
  /** ms between looks at outcomes while somebody waits */
  pollMs?: number;
  newId?: () => string;
}

export function createCommands(
  { bus, documents, clock, lasting }: Pick<Platform, 'bus' | 'documents' | 'clock' | 'lasting'>,
  { decided, waitMs = 5000, pollMs = decided === undefined ? 10 : 250, newId = randomUUID }: CommandOptions = {},
): Commands {
  const append = createAppendQueue(bus);
  const watch = createOutcomeWatch({ documents, clock, lasting, decided }, pollMs);

  /** Whichever instance is asked next knows of it; without this note it answers as if it did not. */
  async function noteAsked(pool: string, place: string): Promise<void> {
    const body: AskedRecord = { at: clock.now() };
    await documents.save([{ pool, collection: 'asked', key: place, seq: 1, body }]).catch(() => undefined);
  }

  return {
    async submit({ pool, kind, data, actor, key = newId(), ifMatch }) {
      const now = clock.now();
      const command = { key: commandKey(pool, actor, key), body: bodyHash(kind, data, ifMatch) };
      const version = inputOf(kind)?.version ?? 1;
      const settled = watch.wait(pool, command.key, now + waitMs);
      await append({ id: newId(), pool, kind, version, at: now, actor, command, ifMatch, data });
      const outcome = await settled;
      if (outcome !== null) return answerOf(outcome, command.body);
      await noteAsked(pool, command.key);
      return { state: 'queued', key };
    },
    async outcomeOf(pool, actor, key) {
      const place = commandKey(pool, actor, key);
      const outcome = await watch.read(pool, place);
      if (outcome !== null) return answerOf(outcome, outcome.body);
      const asked = await documents.many(pool, [{ collection: 'asked', key: place }]);
      return asked.length > 0 ? { state: 'queued', key } : null;
    },
  };
}

function answerOf(outcome: OutcomeRecord, body: string): Outcome {
  if (outcome.body !== body) return { state: 'refused', refusal: { refused: 'key-reused' } };
  if (outcome.refusal !== null) return { state: 'refused', refusal: outcome.refusal };
  if (outcome.state === 'parked') return { state: 'parked' };
  return { state: 'done', about: outcome.about, seqs: outcome.seqs };
}
