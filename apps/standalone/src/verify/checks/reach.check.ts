import type { Check } from '../check.js';
import { maybeText } from '../fields.js';
import { awayUntil, isWithoutEmail, unreachableSince } from '../reach.js';
import { judgedAs, wholeOf } from '../together.js';

/**
 * Nobody is offered while they are away, nor by e-mail where it comes back, nor at all whom no way that is named reaches:
 * of a merged contact none of either, so that this is no matter of the stricter part.
 */
export const reachCheck: Check = (pool, line, prove) => {
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return;
  const channel = maybeText(line.data, 'channel');
  for (const contact of judgedAs(pool, line.subject ?? ''))
    prove('away', line.time >= awayUntil(contact), () => 'while they are away');
  const whole = wholeOf(pool, line.subject ?? '');
  prove('bounced', channel !== 'email' || !isWithoutEmail(whole), () => 'by e-mail, which comes back');
  const reaches = channel !== null || unreachableSince(whole) === null;
  prove('bounced', reaches, () => 'although no way is known that reaches them');
};
