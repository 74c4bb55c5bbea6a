import type { OutcomeRecord } from './records.js';

/** What one committed batch settled in one pool. */
interface DecidedNote {
  pool: string;
  /** outcomes by command key */
  outcomes: ReadonlyMap<string, OutcomeRecord>;
  /** the highest decided number by origin */
  origins: ReadonlyMap<string, number>;
}

/** Null: a commit's fate was unclear, so look for yourselves. */
type DecidedListener = (note: DecidedNote | null) => void;

/** The owner tells those in the same process what it has decided; it only saves them waiting for their next look. */
export interface Decided {
  tell: DecidedListener;
  /** The returned function stops listening. */
  listen(listener: DecidedListener): () => void;
}

export function createDecided(): Decided {
  const listeners = new Set<DecidedListener>();
  return {
    tell(note) {
      for (const listener of listeners) listener(note);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
