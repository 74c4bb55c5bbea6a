import type { AskJson } from './ask-json.js';

/** Remembers when a platform wants to be asked again, whoever of us asks. */
export interface Listening {
  /** asks, and listens to what is said of that */
  to: (ask: AskJson) => AskJson;
  /** ms; null: it said nothing of it */
  notBefore: () => number | null;
}

export function listening(): Listening {
  let until: number | null = null;
  return {
    to: (ask) => async (question) => {
      const answer = await ask(question);
      if (answer.notBefore !== null) until = Math.max(until ?? 0, answer.notBefore);
      return answer;
    },
    notBefore: () => until,
  };
}
