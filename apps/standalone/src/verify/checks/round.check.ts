import type { Check, Prove } from '../check.js';
import { number, text } from '../fields.js';
import { isHolding } from './sequence.check.js';
import type { Line } from '../ledger-line.js';
import { memberOf, type OfferSeen, type PoolSeen } from '../state.js';

/**
 * Every offer comes out of one decision with the round that says so, which is held once a day for each occasion of it;
 * what a member asked for is accepted at once.
 */
export const roundCheck: Check = (pool, line, prove) => {
  if (line.type === 'outreach.round-held') held(pool, line, prove);
  else if (!isHolding(line.type) && line.cause !== pool.lastCause) owned(pool, prove);
};

function held(pool: PoolSeen, { cause, data }: Line, prove: Prove): void {
  const member = text(data, 'member');
  const round = `${text(data, 'day')}/${text(data, 'trigger')}`;
  const again = memberOf(pool, member).rounds.has(round);
  prove('round', !again, () => `is the second round of ${round}`);
  const made =
    cause === pool.lastCause ? pool.unowned.filter((one) => one.member === member && one.asked === null) : [];
  const said = number(data, 'offered');
  prove(
    'round',
    said === made.length,
    () => `says that it offered ${String(said)}, and offered ${String(made.length)}`,
  );
}

/** Of the decision that is over: no offer is left that nobody owns up to. */
export function owned({ unowned }: PoolSeen, prove: Prove): void {
  for (const offer of unowned) prove('round', isOwned(offer), () => `follows ${offer.suggestion}, ${without(offer)}`);
}

function isOwned({ asked, state }: OfferSeen): boolean {
  return asked !== null && state !== 'open';
}

function without({ asked }: OfferSeen): string {
  return asked === null ? 'which was offered without a round' : 'which was asked for and not accepted at once';
}
