import { maybeNumber, record, text } from './fields.js';
import type { Line } from './ledger-line.js';
import { applicationsAbout } from './apply-applications.js';
import { contactsAbout } from './apply-contacts.js';
import { digestsInPool } from './apply-digests.js';
import { interactionsAbout, interactionsInPool } from './apply-interactions.js';
import { outreachAbout, outreachInPool } from './apply-outreach.js';
import { heard } from './apply-heard.js';
import { grounded } from './apply-grounds.js';
import { placed } from './apply-places.js';
import { privacyAbout, privacyInPool } from './apply-privacy.js';
import { isHolding } from './checks/sequence.check.js';
import type { About, InPool } from './effects.js';
import { contactOf, memberOf, type PolicySeen, type PoolSeen } from './state.js';
import { joinOrPart, othersIn } from './together.js';

const about: Record<string, About> = {
  ...contactsAbout,
  ...applicationsAbout,
  ...interactionsAbout,
  ...outreachAbout,
  ...privacyAbout,
};

const inPool: Record<string, InPool> = {
  'pool.created': (pool, line) => {
    takePolicy(pool, line);
    pool.home = text(record(line.data, 'home'), 'zone');
  },
  'pool.policy-changed': takePolicy,
  'pool.moved': (pool) => {
    pool.moved = true;
  },
  'pool.arrived': (pool) => {
    pool.moved = false;
  },
  'pool.member-added': takeRole,
  'pool.member-changed': takeRole,
  'pool.member-removed': (pool, { data }) => {
    memberOf(pool, text(data, 'member')).writes = false;
  },
  'pool.employer-closed': (pool, { data }) => {
    pool.closed.set(text(data, 'employer'), maybeNumber(data, 'until'));
  },
  'pool.employer-opened': (pool, { data }) => {
    pool.closed.delete(text(data, 'employer'));
  },
  'contact.merged': joinOrPart,
  'contact.unmerged': joinOrPart,
  ...interactionsInPool,
  ...outreachInPool,
  ...privacyInPool,
  ...digestsInPool,
};

/** Takes a line into what is known, after it was checked. */
export function apply(pool: PoolSeen, line: Line): void {
  if (line.epoch !== pool.epoch) pool.ends.set(pool.epoch, pool.seq);
  pool.seq = line.seq;
  pool.epoch = line.epoch;
  pool.time = Math.max(pool.time, line.time);
  if (!isHolding(line.type)) takeCause(pool, line.cause);
  inPool[line.type]?.(pool, line);
  heard(pool, line);
  const { subject } = line;
  if (subject === null || subject.includes('/')) return;
  const own = contactOf(pool, subject);
  placed(own, line);
  grounded(own, line);
  const effect = about[line.type];
  if (effect === undefined) return;
  effect(own, line, pool);
  for (const other of othersIn(pool, line)) effect(contactOf(pool, other), line, pool);
}

/** A cause is over once the next one came, and with it the offers that a question was answered with. */
function takeCause(pool: PoolSeen, cause: string): void {
  if (cause === pool.lastCause) return;
  pool.causes.add(pool.lastCause);
  pool.lastCause = cause;
  pool.unowned = [];
}

function takePolicy(pool: PoolSeen, line: Line): void {
  pool.policy = record(line.data, 'policy') as unknown as PolicySeen;
}

function takeRole(pool: PoolSeen, { data }: Line): void {
  memberOf(pool, text(data, 'member')).writes = ['owner', 'admin', 'recruiter'].includes(text(data, 'role'));
}
