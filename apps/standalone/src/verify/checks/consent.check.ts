import type { Check } from '../check.js';
import { maybeText } from '../fields.js';
import { isStranger } from '../known.js';
import { waysOf } from '../ways.js';

/**
 * Nobody is given room for a message in a way in which they want none; one that is taken up without saying how may go any
 * of them. A stranger who said so of one way is left alone in all, but those they agreed to.
 */
export const consentCheck: Check = (pool, line, prove) => {
  const isAccepted = line.type === 'outreach.accepted';
  if (line.type !== 'outreach.suggested' && !isAccepted) return;
  const contact = line.subject ?? '';
  const { agreed, refused } = waysOf(pool, line);
  const channel = maybeText(line.data, 'channel');
  const of = (ways: ReadonlySet<string>, open: boolean) =>
    channel === null ? open && ways.size > 0 : ways.has(channel);
  prove('consent', !of(refused, isAccepted), () => 'goes in a way in which they want nothing');
  const mayGo = refused.size === 0 || of(agreed, !isAccepted) || !isStranger(pool, contact, line.time);
  prove('consent', mayGo, () => 'is to a stranger who said no, and agreed to nothing else');
};
