import { agreedTo, covers, withdrawnFrom } from '#libs/etiquette/consent.js';
import { needsRelation } from '#libs/etiquette/country.rule.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { isClosed } from '#libs/etiquette/unwelcome.rule.js';
import type { Channel } from '#libs/events/words.js';
import { waysKnown, type Reached } from './reach/ways-known.rule.js';

/** Ways to which an address may be known, the least intrusive first. */
const addressed = ['email', 'linkedin', 'xing', 'phone'] as const;
/** Ways of which no address is kept: whoever agreed to them said where. */
const unaddressed = ['text', 'other'] as const;
const asking: Channel[] = ['invitation', 'public'];

/**
 * Ways to reach them that we know of, the least intrusive first. Who does not know us is written to as they agreed, else
 * invited where the law asks for that, unless they said no to anything; whoever knows us and wants no messages in any way
 * that we know of is invited, too. An address that sent a message back is no way.
 */
export function waysShown(card: Reached, now: number): Channel[] {
  const { facts } = card;
  const known = waysKnown(card).filter(
    (channel) => !isClosed(facts, channel) && !covers(withdrawnFrom(facts), channel),
  );
  if (needsRelation(facts, now)) return toStranger(facts, known);
  return known.length === 0 && facts.withdrew.length > 0 ? asking : known;
}

/** No other way than what the rule `country` lets through; what they agreed to without an address, where nothing else is left. */
function toStranger(facts: ContactFacts, known: readonly Channel[]): Channel[] {
  const among = (ways: readonly Channel[]) =>
    ways.filter((channel) => covers(agreedTo(facts), channel) && !isClosed(facts, channel));
  const reachable = among([...known, ...unaddressed]);
  const agreed = reachable.length > 0 ? reachable : among(addressed);
  return agreed.length > 0 || withdrawnFrom(facts).length > 0 ? agreed : asking;
}
