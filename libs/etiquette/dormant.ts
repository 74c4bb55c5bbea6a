import type { ContactFacts } from './facts.js';
import { days } from './time.js';

const DORMANT_DAYS = 3 * 365;

/** Whether the last exchange was three years old or more when they came to us, and nothing has come from them since. */
export function isDormant({ lastExchangeAt, obtainedAt }: ContactFacts): boolean {
  return lastExchangeAt !== null && lastExchangeAt + days(DORMANT_DAYS) <= obtainedAt;
}
