import type { Check, Prove } from '../check.js';
import { closedUntil, type ContactSeen, type SignSeen } from '../contact-seen.js';
import { maybeText, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { offerIn } from '../apply-outreach.js';
import { DAY, type PoolSeen } from '../state.js';
import { judgedAs, offerOf } from '../together.js';

/** Channels that are a network of their own; a public reply may be on any of the others. */
const NETWORKS = new Set(['linkedin', 'xing']);

/** Nothing is offered to or accepted for somebody who must be left alone, and there is one offer for one person. */
export const offerCheck: Check = (pool, line, prove) => {
  const isOffer = line.type === 'outreach.suggested';
  if (!isOffer && line.type !== 'outreach.accepted') return;
  for (const contact of judgedAs(pool, line.subject ?? '')) {
    leftAlone(contact, line, prove);
    inProcess(contact, line, prove);
    unwelcome(contact, line, prove);
    if (isOffer) putOff(contact, line, prove);
  }
  if (isOffer) offered(pool, line, prove);
  else accepted(pool, line, prove);
};

function accepted(pool: PoolSeen, { subject, time, data }: Line, prove: Prove): void {
  const offer = offerOf(pool, subject ?? '');
  const isOpen = offer?.state === 'open' && offer.suggestion === data['suggestion'];
  prove('one-offer', isOpen, () => 'accepted an offer that was not open');
  if (offer === null) return;
  prove('one-offer', offer.member === data['member'], () => `accepted an offer made to ${offer.member}`);
  prove('expiry', time < offer.expiresAt, () => `accepted ${offer.suggestion} after its time`);
}

function offered(pool: PoolSeen, line: Line, prove: Prove): void {
  const open = offerOf(pool, line.subject ?? '');
  prove('one-offer', open === null, () => `offered while ${open?.suggestion ?? ''} was still open`);
  const { suggestion } = offerIn(line);
  prove('one-offer', !pool.offers.has(suggestion), () => 'offered twice under one id');
  recordedVerdicts(line, prove);
}

function leftAlone(contact: ContactSeen, { time }: Line, prove: Prove): void {
  const { erased, objected, restricted, released, heldBy } = contact;
  prove('erased', !erased, () => 'after the contact was erased');
  prove('objected', !objected, () => 'after an objection');
  prove('restricted', restricted.length === 0, () => 'although their data may only be kept');
  prove('released', !released, () => 'after the contact was let go');
  prove('held', heldBy.length === 0, () => 'while something about them was parked');
  prove('not-now', time >= (closedUntil(contact) ?? 0), () => 'before the date of their "not now"');
}

/** Who was put off is not offered; an offer that came to them with a merge may still be accepted, as a person decides that. */
function putOff({ putOff: until }: ContactSeen, { time, data }: Line, prove: Prove): void {
  if (maybeText(data, 'asked') !== null) return;
  prove('put-off', time >= (until ?? 0), () => 'before the day until which they were put off');
}

/** Months an application runs without a word, and a year after somebody was hired. */
function inProcess({ applications }: ContactSeen, { time }: Line, prove: Prove): void {
  for (const { is, since } of applications) {
    if (is === 'running') prove('in-process', time >= since + 180 * DAY, () => 'while an application of theirs ran');
    if (is === 'hired') prove('in-process', time >= since + 365 * DAY, () => 'within a year after they were hired');
  }
}

function unwelcome({ turnedAway }: ContactSeen, { time, data }: Line, prove: Prove): void {
  for (const seen of turnedAway.filter(({ over }) => !over)) {
    const { sign, at, network } = seen;
    const rested = sign === 'no-email' || time >= at + 365 * DAY;
    prove('unwelcome', rested, () => 'within a year after they turned away');
    const closed = closes(seen, maybeText(data, 'channel'));
    prove('unwelcome', !closed, () => `by ${network ?? 'e-mail'}, where they do not want us`);
  }
}

/** An e-mail where they want none, a network where they blocked us or are no longer: closed for good. */
function closes({ sign, network }: SignSeen, channel: string | null): boolean {
  if (sign === 'no-email') return channel === 'email';
  if (sign === 'unfollowed' || network === null) return false;
  return channel === network || (channel === 'public' && !NETWORKS.has(network));
}

function recordedVerdicts({ data }: Line, prove: Prove): void {
  const verdicts = Array.isArray(data['verdicts']) ? (data['verdicts'] as Record<string, unknown>[]) : [];
  prove('verdicts', verdicts.length > 0, () => 'records no verdicts');
  for (const verdict of verdicts)
    prove('verdicts', verdict['ok'] === true, () => `was made although the rule ${text(verdict, 'rule')} said no`);
}
