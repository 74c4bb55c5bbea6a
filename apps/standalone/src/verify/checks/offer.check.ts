import { maybeText, numbers, record, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type Check, type ContactSeen, type PoolSeen } from '../state.js';
import { wholeOf } from '../together.js';

type Found = (check: string, text: string) => void;

/** Nothing is offered to or accepted for somebody who must be left alone, one offer per contact, and what it cites is there. */
export const offerCheck: Check = (pool, line, found) => {
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return;
  const contact = wholeOf(pool, line);
  const isOffer = line.type === 'outreach.suggested';
  const says = (check: string, why: string) => found(check, `${isOffer ? 'offered' : 'accepted'} ${why}`);
  leftAlone(contact, line, says);
  inProcess(contact, line, says);
  unwelcome(contact, line, says);
  if (isOffer) offered(pool, contact, line, found);
  else accepted(contact, line, found);
};

function accepted(contact: ContactSeen, line: Line, found: Found): void {
  if (contact.offer?.suggestion !== text(line.data, 'suggestion'))
    found('one-offer', 'accepted an offer that was not open');
}

function offered(pool: PoolSeen, contact: ContactSeen, line: Line, found: Found): void {
  if (contact.offer !== null) found('one-offer', `offered while ${contact.offer.suggestion} was still open`);
  if (pool.offers.has(text(line.data, 'suggestion'))) found('one-offer', 'offered twice under one id');
  cited(contact, line, found);
  recordedVerdicts(line, found);
}

function leftAlone(contact: ContactSeen, line: Line, found: Found): void {
  if (contact.erased) found('erased', 'after the contact was erased');
  if (contact.objected) found('objected', 'after an objection');
  if (contact.restricted.size > 0) found('restricted', 'although their data may only be kept');
  if (contact.released) found('released', 'after the contact was let go');
  if (contact.heldBy.size > 0) found('held', 'while something about them was parked');
  if (contact.closedUntil !== null && line.time < contact.closedUntil)
    found('not-now', 'before the date of their "not now"');
}

/** Months an application runs without a word, and a year after somebody was hired. */
function inProcess(contact: ContactSeen, line: Line, found: Found): void {
  for (const { is, since } of contact.applications.values()) {
    if (is === 'running' && line.time < since + 180 * DAY) found('in-process', 'while an application of theirs ran');
    if (is === 'hired' && line.time < since + 365 * DAY) found('in-process', 'within a year after they were hired');
  }
}

function unwelcome(contact: ContactSeen, line: Line, found: Found): void {
  for (const { sign, at, over } of contact.turnedAway.values()) {
    if (over) continue;
    if (sign !== 'no-email' && line.time < at + 365 * DAY) found('unwelcome', 'within a year after they turned away');
    if (sign === 'no-email' && maybeText(line.data, 'channel') === 'email')
      found('unwelcome', 'by e-mail, which they do not want');
  }
}

function cited(contact: ContactSeen, line: Line, found: Found): void {
  const occasion = record(line.data, 'occasion');
  const events = numbers(occasion, 'events');
  // A tie comes again with every rhythm, a follow-up belongs to the message before it.
  const mayRecur = occasion['kind'] === 'tie' || line.data['followUp'] === true;
  if (events.length === 0 && maybeText(line.data, 'asked') === null) found('evidence', 'cites nothing');
  for (const seq of events) {
    if (seq >= line.seq) found('evidence', `cites ${String(seq)}, which does not precede it`);
    else restsOn(contact, seq, mayRecur, found);
  }
}

function restsOn(contact: ContactSeen, seq: number, mayRecur: boolean, found: Found): void {
  if (!contact.facts.has(seq))
    found('evidence', `cites ${String(seq)}, which says nothing (any more) about this contact`);
  else if (contact.usedOccasions.has(seq) && !mayRecur)
    found('used-twice', `rests on ${String(seq)}, which somebody has used already`);
}

function recordedVerdicts(line: Line, found: Found): void {
  const verdicts = Array.isArray(line.data['verdicts'])
    ? (line.data['verdicts'] as { rule?: unknown; ok?: unknown }[])
    : [];
  if (verdicts.length === 0) found('verdicts', 'records no verdicts');
  for (const verdict of verdicts)
    if (verdict.ok !== true) found('verdicts', `was made although the rule ${String(verdict.rule)} said no`);
}
