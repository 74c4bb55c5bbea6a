import type { EgressAnswer } from '#libs/ports/egress.js';
import { apiProblem } from './api-problem.js';
import type { PullWorld } from './pulled-kind.js';
import { readJson } from './read-json.js';
import { refuseAnswer } from './refuse-answer.js';

/** What a token is asked for with (RFC 6749, 4). */
export interface TokenQuestion {
  url: string;
  grant: Readonly<Record<string, string>>;
  /** what it means that this was refused; null: what it means everywhere */
  refusal: (answer: EgressAnswer) => Error | null;
}

/** What is said to whoever asks for a token. Throws PullFailed, or what `refusal` says; passes on what egress throws. */
export async function askToken(
  { url, grant, refusal }: TokenQuestion,
  { egress, now }: Pick<PullWorld, 'egress' | 'now'>,
): Promise<unknown> {
  try {
    const answer = await egress.get({
      ...{ url, types: ['application/json', 'text/html', 'text/plain'], refusals: true },
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      question: { method: 'POST', body: new URLSearchParams(grant).toString() },
    });
    const refused = refusal(answer);
    if (refused !== null) throw refused;
    refuseAnswer(answer, now);
    return readJson(answer);
  } catch (error) {
    throw apiProblem(error);
  }
}
