import type { Check, Prove } from '../check.js';
import { wantsLess, type ContactSeen } from '../contact-seen.js';
import { offerIn } from '../apply-outreach.js';
import type { Line } from '../ledger-line.js';
import { DAY, type OfferSeen, type PolicySeen, type PoolSeen } from '../state.js';
import { numbersFor } from '../numbers.js';
import { judgedAs, offerOf } from '../together.js';
import { lastExchange, longestKept, rhythmDays, silenceOf, within, yearCap } from './windows.js';

const BETWEEN_US = new Set(['owed', 'date-given', 'met', 'connected', 'application-ended', 'follow-up']);
const YEARS_3 = 3 * 365 * DAY;
/** Back-off waits carry a jitter of a tenth, fixed per contact: shorter than this share is a breach. */
const JITTER = 0.9;

/** A message that somebody would write at `now`. */
interface Wish {
  offer: Pick<OfferSeen, 'kind' | 'asked' | 'member'>;
  policy: PolicySeen;
  now: number;
  /** messages in 365 days: of a merged contact what the stricter part allows */
  yearly: number;
}

/**
 * Every offer and acceptance keeps cap, gap, back-off and rhythm, given all touches with a lower seq; of a merged
 * contact as either side would, too. An answer that is owed counts nowhere.
 */
export const limitsCheck: Check = (pool, line, prove) => {
  const contact = line.subject ?? '';
  const offer = offerBy(pool, line, contact);
  if (offer === null || offer.kind === 'owed') return;
  const judged = judgedAs(pool, contact);
  for (const [index, one] of judged.entries()) {
    const policy = numbersFor(pool, one, line);
    if (policy === null) return;
    const sides = index === 0 ? judged : [one];
    const wish = { offer, policy, now: line.time, yearly: Math.min(...sides.map((side) => yearCap(side, policy))) };
    for (const keeps of [cap, gap, backOff, dormant, rhythm]) keeps(one, wish, prove);
  }
};

/** The offer that a line makes or takes up. */
function offerBy(pool: PoolSeen, line: Line, contact: string): OfferSeen | null {
  if (line.type === 'outreach.suggested') return offerIn(line);
  return line.type === 'outreach.accepted' ? offerOf(pool, contact) : null;
}

function cap(contact: ContactSeen, { policy, now, yearly }: Wish, prove: Prove): void {
  const month = within(contact.touches, now, 30);
  const year = within(contact.touches, now, 365);
  const tooMany = (count: number, days: number, of: number) =>
    `would be message ${String(count + 1)} in ${String(days)} days, ${String(of)} are allowed`;
  prove('cap', month < policy.cap.per30Days, () => tooMany(month, 30, policy.cap.per30Days));
  prove('cap', year < yearly, () => tooMany(year, 365, yearly));
}

function gap(contact: ContactSeen, { policy, now }: Wish, prove: Prove): void {
  const { lastSent } = silenceOf(contact, policy, now);
  const since = now - (lastSent ?? Number.NEGATIVE_INFINITY);
  const asked = policy.gap.days * DAY;
  prove('gap', since >= asked, () => `comes ${days(since)} days after an unanswered message, ${days(asked)} are asked`);
}

function backOff(contact: ContactSeen, { offer, policy, now }: Wish, prove: Prove): void {
  const { open, unanswered, lastTouch } = silenceOf(contact, policy, now);
  if (lastTouch === null) return;
  if (open !== null) {
    const follows = open.takesMore && offer.kind !== 'tie';
    prove('back-off', follows, () => 'follows up an open episode that takes no further message');
    return;
  }
  const { baseDays, factor } = policy.backOff;
  const base = Math.max(baseDays, longestKept(contact)) * (wantsLess(contact) ? 2 : 1);
  const wait = base * factor ** (unanswered - 1) * JITTER * DAY;
  const since = now - lastTouch;
  const late = `${days(since)} days after ${String(unanswered)} unanswered episodes`;
  prove('back-off', since >= wait, () => `comes ${late}, ${days(wait)} are asked`);
}

/** Whose last exchange was years old when they came to us. */
function dormant({ touches, responses, obtained }: ContactSeen, { offer, now }: Wish, prove: Prove): void {
  const last = responses.findLast(({ mutual }) => mutual);
  if (last === undefined || last.at + YEARS_3 > obtained) return;
  prove('dormant', offer.kind !== 'tie', () => 'has no reason but a tie that is dormant');
  const lately = touches.some(({ at }) => now < at + YEARS_3);
  prove('dormant', !lately, () => 'comes within three years after a message to somebody dormant');
}

function rhythm(contact: ContactSeen, { offer, policy, now }: Wish, prove: Prove): void {
  const { kind, asked, member } = offer;
  if (BETWEEN_US.has(kind) || asked === 'thanks') return;
  const tie = kind === 'tie';
  const exchange = lastExchange(contact, tie);
  const last = tie ? Math.max(exchange ?? 0, contact.tieRests ?? 0) : (exchange ?? 0);
  if (last === 0) return;
  const wait = rhythmDays(contact, policy, member, now) * DAY;
  const since = days(now - last);
  prove('rhythm', now >= last + wait, () => `comes ${since} days after the last exchange, ${days(wait)} are asked`);
}

function days(ms: number): string {
  return (ms / DAY).toFixed(1);
}
