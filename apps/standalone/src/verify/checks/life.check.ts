import type { Check, Prove } from '../check.js';
import { nobody, type ContactSeen } from '../contact-seen.js';
import { maybeNumber, maybeText, number, record, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type OfferSeen, type PoolSeen } from '../state.js';
import { offerOf, wholeOf } from '../together.js';

const ANNOUNCED_DAYS = 60;

/** An offer ends once, not before its time, and nothing is said about somebody after their erasure. */
export const lifeCheck: Check = (pool, line, prove) => {
  const own = pool.contacts.get(line.subject ?? '') ?? nobody;
  const silent = !own.erased || line.type === 'privacy.erasure-completed';
  prove('erased', silent, () => 'is about somebody who was erased');
  byType[line.type]?.(pool, line, prove);
};

const byType: Record<string, Check> = {
  'outreach.declined': ends,
  'outreach.snoozed': ends,
  'outreach.expired': ends,
  'outreach.withdrawn': ends,
  'outreach.handed-over': (pool, line, prove) => {
    if (maybeText(line.data, 'suggestion') !== null) ends(pool, line, prove);
  },
  'interaction.touched': (pool, line, prove) => {
    if (line.data['presumed'] === true) presumed(offerOf(pool, line.subject ?? ''), line, prove);
  },
  'interaction.retracted': (pool, line, prove) => {
    const of = number(line.data, 'of');
    const there = isThere(wholeOf(pool, line.subject ?? ''), of);
    prove('retracted', there, () => `takes back ${String(of)}, which is not there`);
  },
  'privacy.erased': (pool, line, prove) => {
    if (line.actor !== 'clock') return;
    const { goes } = wholeOf(pool, line.subject ?? '');
    const isDue = goes.some(({ from }) => line.time >= from) || isRecalled(pool, line);
    prove('lapse', isDue, () => 'erases by itself whom nobody had announced so long before');
  },
  'privacy.lapse-announced': (_pool, { time, data }, prove) => {
    const inTime = number(data, 'lapsesAt') >= time + ANNOUNCED_DAYS * DAY;
    prove('lapse', inTime, () => 'announces an erasure less than 60 days before');
  },
  'privacy.erasure-completed': (pool, { data }, prove) => {
    const asked = pool.erasures.has(text(data, 'erasure'));
    prove('erasure', asked, () => 'completes an erasure that was not asked for');
  },
};

/** A ledger out of a backup is reminded of the erasures it has forgotten: of events that it does not hold, and only then. */
function isRecalled(pool: PoolSeen, { epoch, data }: Line): boolean {
  const lost = record(data, 'recalled');
  const last = lost['epoch'] === pool.epoch ? pool.seq : (pool.ends.get(number(lost, 'epoch')) ?? 0);
  return epoch > 1 && (maybeNumber(lost, 'seq') ?? 0) > last;
}

function isThere({ touches, responses, answers, bounced, absences }: ContactSeen, of: number): boolean {
  return [...touches, ...responses, ...answers, ...bounced, ...absences].some(({ seq }) => seq === of);
}

function ends(pool: PoolSeen, line: Line, prove: Prove): void {
  const suggestion = text(line.data, 'suggestion');
  const offer = pool.offers.get(suggestion);
  prove('one-offer', offer !== undefined, () => 'ends an offer that was never made');
  if (offer === undefined) return;
  prove('one-offer', offer.state !== 'ended', () => `ends ${suggestion} a second time`);
  if (line.type === 'outreach.expired')
    prove('expiry', line.time >= offer.expiresAt, () => `expired ${suggestion} before its time`);
}

function presumed(offer: OfferSeen | null, line: Line, prove: Prove): void {
  const isAccepted = offer?.state === 'accepted';
  prove('presumed', isAccepted, () => 'presumes a message without an accepted offer');
  const since = offer?.presumeAt ?? line.time;
  prove('presumed', line.time >= since, () => 'presumes a message before its hours are over');
}
