import type { ContactFacts } from '#libs/etiquette/facts.js';

/** Their response that a message sent at this time answers. */
export function openResponse({ owed }: ContactFacts, at: number): ContactFacts['owed'] {
  return owed !== null && at >= owed.at && at < owed.until ? owed : null;
}
