import { maybeText, numbers, record, text, texts } from './fields.js';
import type { Line } from './ledger-line.js';
import { memberOf, newContact, newPool, type ContactSeen, type PolicySeen, type PoolSeen } from './state.js';
import { applyOutreach, echoOffer } from './apply-outreach.js';
import { privacyApplies, type Apply } from './apply-privacy.js';
import { joinOrPart, othersIn } from './together.js';
import { responded, retracted, touched } from './apply-interactions.js';
import { applied, turnedAway } from './apply-applications.js';
import { isHolding } from './checks/sequence.check.js';

/** Types whose event may stand behind an offer; a follow-up also rests on what a member once asked. */
const EVIDENCE =
  /^(contact\.(added|employer-changed|connected|kept|follow-up-set)|activity\.noted|application\.(stage-changed|hired|ended)|interaction\.(touched|responded))$/;

function isEvidence({ type, data }: Line): boolean {
  return EVIDENCE.test(type) || (type === 'outreach.suggested' && maybeText(data, 'asked') !== null);
}

const about: Record<string, Apply> = {
  'contact.added': (_pool, line, contact) => {
    contact.employer = maybeText(line.data, 'employer');
  },
  'contact.employer-changed': (_pool, line, contact) => {
    contact.employer = maybeText(line.data, 'employer');
  },
  'contact.corrected': (_pool, line, contact) => {
    if ('employer' in line.data) contact.employer = maybeText(line.data, 'employer');
  },
  'contact.kept': (_pool, line, contact) => {
    contact.kept.set(text(line.data, 'member'), text(line.data, 'rhythm'));
  },
  'contact.unkept': (_pool, line, contact) => {
    contact.kept.delete(text(line.data, 'member'));
  },
  'contact.released': (_pool, _line, contact) => {
    contact.released = true;
  },
  'contact.revived': (_pool, _line, contact) => {
    contact.released = false;
    contact.goesFrom = null;
  },
  'contact.held': (_pool, line, contact) => {
    contact.heldBy.add(text(line.data, 'line'));
  },
  'contact.unheld': (_pool, line, contact) => {
    contact.heldBy.delete(text(line.data, 'line'));
  },
  'contact.reverted': (_pool, line, contact) => {
    for (const seq of numbers(line.data, 'of')) {
      contact.facts.delete(seq);
      contact.meetings.delete(seq);
    }
    contact.employer = maybeText(line.data, 'employer');
  },
  'activity.noted': (_pool, line, contact) => {
    if (text(line.data, 'activity') === 'met') contact.meetings.set(line.seq, line.occurred);
  },
  'application.stage-changed': (_pool, line, contact) => {
    applied(contact, line, 'running');
  },
  'application.hired': (_pool, line, contact) => {
    applied(contact, line, 'hired');
  },
  'application.ended': (_pool, line, contact) => {
    applied(contact, line, 'over');
  },
  'application.lapsed': (_pool, line, contact) => {
    const known = contact.applications.get(text(line.data, 'application'));
    if (known?.is === 'running') known.is = 'over';
  },
  'application.anonymised': (_pool, line, contact) => {
    applied(contact, line, 'gone');
  },
  'application.deleted': (_pool, line, contact) => {
    applied(contact, line, 'gone');
  },
  'contact.unwelcome-seen': (_pool, line, contact) => {
    turnedAway(contact, line);
  },
  'interaction.touched': touched,
  'interaction.answered': (_pool, line, contact) => {
    contact.answers.add(line.seq);
  },
  'interaction.responded': responded,
  'interaction.retracted': retracted,
  ...privacyApplies,
};

const poolWide: Record<string, (pool: PoolSeen, line: Line) => void> = {
  'pool.created': takePolicy,
  'pool.policy-changed': takePolicy,
  'pool.moved': (pool) => {
    pool.moved = true;
  },
  'pool.arrived': (pool) => {
    pool.moved = false;
  },
  'outreach.round-held': (pool, line) => {
    memberOf(pool, text(line.data, 'member')).rounds.add(`${text(line.data, 'day')}/${text(line.data, 'trigger')}`);
  },
  'privacy.suppressed': (pool, line) => {
    const erasure = pool.erasures.get(text(line.data, 'erasure'));
    if (erasure !== undefined && texts(line.data, 'tokens').length > 0) erasure.suppressed = true;
  },
  'privacy.erasure-completed': (pool, line) => {
    const erasure = pool.erasures.get(text(line.data, 'erasure'));
    if (erasure !== undefined) erasure.completed = true;
  },
};

/** Takes a line into what is known, after it was checked. */
export function apply(pool: PoolSeen, line: Line): void {
  pool.seq = line.seq;
  pool.epoch = line.epoch;
  pool.time = Math.max(pool.time, line.time);
  if (!isHolding(line.type)) takeCause(pool, line.cause);
  poolWide[line.type]?.(pool, line);
  if (line.subject !== null && !line.subject.includes('/')) applyContact(pool, line, line.subject);
}

function applyContact(pool: PoolSeen, line: Line, subject: string): void {
  const contact = pool.contacts.get(subject) ?? newContact();
  pool.contacts.set(subject, contact);
  if (isEvidence(line)) contact.facts.set(line.seq, line.type);
  about[line.type]?.(pool, line, contact);
  for (const other of othersIn(pool, line)) echo(pool, line, other);
  applyOutreach(pool, line, contact);
  joinOrPart(pool, line);
}

/** The same line for another part of a merged contact; what it does beside the contact it has done once. */
function echo(pool: PoolSeen, line: Line, other: ContactSeen): void {
  if (isEvidence(line)) other.facts.set(line.seq, line.type);
  about[line.type]?.(newPool(pool.pool), line, other);
  echoOffer(pool, line, other);
}

/** A cause is over once the next one came. */
function takeCause(pool: PoolSeen, cause: string): void {
  if (cause !== pool.lastCause) pool.causes.add(pool.lastCause);
  pool.lastCause = cause;
}

function takePolicy(pool: PoolSeen, line: Line): void {
  pool.policy = record(line.data, 'policy') as unknown as PolicySeen;
}
