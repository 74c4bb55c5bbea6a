import { maybeNumber, number, record, text, texts } from './fields.js';
import type { InPool } from './effects.js';
import type { Line } from './ledger-line.js';
import { DAY, memberOf, type HeardSeen, type PoolSeen } from './state.js';

/** A member is judged by no older message, and by the newest of these. */
const REMEMBERED = 180 * DAY;
const NEWEST = 200;

const effects: Record<string, InPool> = {
  'interaction.touched': (pool, { seq, time, occurred, data }) => {
    if (data['warm'] !== true) return;
    const member = memberOf(pool, text(data, 'member'));
    const written = { seq, at: occurred, answer: maybeNumber(data, 'answered'), objected: false };
    const all = [...member.heard.filter(({ at }) => at + REMEMBERED > time), written];
    member.heard = all.sort((a, b) => a.at - b.at || a.seq - b.seq).slice(-NEWEST);
  },
  'interaction.responded': (pool, { seq, data }) => {
    for (const reply of ourMessages(data, 'replies')) {
      change(pool, reply.member, (one) => (one.seq === reply.seq ? { ...one, answer: one.answer ?? seq } : one));
    }
  },
  'interaction.retracted': (pool, { data }) => {
    const of = number(data, 'of');
    for (const id of [text(data, 'member'), ...texts(data, 'writers')]) {
      const member = memberOf(pool, id);
      member.heard = member.heard.filter(({ seq }) => seq !== of);
      change(pool, id, (one) => (one.answer === of ? { ...one, answer: null } : one));
    }
  },
  'privacy.objected': (pool, { data }) => {
    const after = record(data, 'after');
    change(pool, text(after, 'member'), (one) => (one.seq === after['seq'] ? { ...one, objected: true } : one));
  },
  'privacy.objection-lifted': (pool, { data }) => {
    for (const { member, seq } of ourMessages(data, 'written')) {
      change(pool, member, (one) => (one.seq === seq ? { ...one, objected: false } : one));
    }
  },
  'outreach.suggested': judged,
  'outreach.accepted': judged,
  'outreach.withheld': judged,
};

/** What a line says of how a member's messages are received, and of the rules by which the pool is judged. */
export function heard(pool: PoolSeen, line: Line): void {
  effects[line.type]?.(pool, line);
}

/** Our messages that a line names: those that a response answers, or that an objection may have been put down to. */
export function ourMessages(data: Line['data'], field: string): { member: string; seq: number }[] {
  const named = Array.isArray(data[field]) ? (data[field] as Record<string, unknown>[]) : [];
  return named.map((message) => ({ member: text(message, 'member'), seq: number(message, 'seq') }));
}

/** The release of the rules by which a line was judged. */
export function releaseOf({ data }: Line): number {
  return Number.parseInt(text(data, 'rulesVersion'), 10);
}

function judged(pool: PoolSeen, line: Line): void {
  pool.release = Math.max(pool.release, releaseOf(line) || 0);
}

function change(pool: PoolSeen, id: string, to: (one: HeardSeen) => HeardSeen): void {
  const member = pool.members.get(id);
  if (member !== undefined) member.heard = member.heard.map(to);
}
