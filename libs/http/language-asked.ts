import type { Language } from './problem.js';
import type { EdgeRequest } from './viewer.js';

/** The language that a request asks for first, if it is one of ours. */
export function languageWished({ headers }: Pick<EdgeRequest, 'headers'>): Language | null {
  const wish = headers['accept-language'];
  const first = (typeof wish === 'string' ? wish : '').slice(0, 2).toLowerCase();
  return first === 'de' || first === 'en' ? first : null;
}

/** The language of the answer to a request, also if nobody knows yet who asks. */
export function languageAsked(request: EdgeRequest): Language {
  return request.visit?.viewer?.language ?? languageWished(request) ?? 'en';
}
