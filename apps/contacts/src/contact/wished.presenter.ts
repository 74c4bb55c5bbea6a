import type { ContactFacts, Response } from '#libs/etiquette/facts.js';
import { isoTime } from '#libs/http/parse.js';

/**
 * What they said of how often they want to hear, while it holds: with the event that said it, which is what is retracted
 * where it was recorded by mistake. `seq` and `at` are null where the message is no longer known.
 */
export function wishedOf(facts: ContactFacts, now: number): Record<string, unknown> {
  const { lessOften, closeUntil, closeSeq, dateGiven, responses } = facts;
  const seldom = responses.findLast(({ wish }) => wish === 'less-often');
  const closing = responses.find(({ seq }) => seq === closeSeq);
  return {
    lessOften: lessOften ? saidBy(seldom) : null,
    notNow:
      closeUntil !== null && closeUntil > now ? { ...saidBy(closing), until: isoTime(closeUntil), dateGiven } : null,
  };
}

function saidBy(response: Response | undefined): Record<string, unknown> {
  return { seq: response?.seq ?? null, at: isoTime(response?.at) };
}
