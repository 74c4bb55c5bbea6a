import type { ContactSeen } from './contact-seen.js';

/** The ways of their last yes, and of their last no. */
export function lastWords({ ways }: ContactSeen): { agreed: Set<string>; refused: Set<string> } {
  const last = [...new Map(ways.map(({ channel, agreed }) => [channel, agreed]))];
  const of = (which: boolean) => new Set(last.filter(([, agreed]) => agreed === which).map(([channel]) => channel));
  return { agreed: of(true), refused: of(false) };
}
