import { maybeNumber, maybeText, number, numbers, record, text } from './fields.js';
import { withoutEvidence, type ContactSeen, type ReasonSeen } from './contact-seen.js';
import { lettingGoAbout, stays } from './apply-letting-go.js';
import type { About } from './effects.js';
import type { Line } from './ledger-line.js';

/** Days between two messages that a rhythm asks for; `occasion-only` leaves it to the pool. */
const RHYTHMS: Record<string, number> = { quarterly: 90, 'half-yearly': 180, yearly: 365 };

/** What sources and members say about somebody, and what bars them. */
export const contactsAbout: Record<string, About> = {
  'contact.added': employed,
  'contact.narrowed': (contact, { data }) => {
    contact.narrower = data['policy'] === null ? null : record(data, 'policy');
  },
  'contact.employer-changed': (contact, line) => {
    employed(contact, line);
    contact.reasons = contact.reasons.filter(({ kind }) => kind !== 'new-job');
    const until = maybeNumber(line.data, 'until');
    if (until !== null) reason(contact, line, { kind: 'new-job', from: line.time, until });
  },
  'contact.corrected': (contact, line) => {
    if ('employer' in line.data) employed(contact, line);
  },
  'contact.connected': (contact, line) => {
    contact.connected = [...contact.connected, line.seq];
    const until = maybeNumber(line.data, 'until');
    if (until !== null) reason(contact, line, { kind: 'connected', from: line.time, until });
  },
  'contact.follow-up-set': (contact, line) => {
    const member = text(line.data, 'member');
    contact.reasons = contact.reasons.filter((one) => one.kind !== 'follow-up' || one.member !== member);
    const [from, until] = [number(line.data, 'on'), number(line.data, 'until')];
    reason(contact, line, { kind: 'follow-up', from, until, member });
  },
  ...lettingGoAbout,
  'contact.kept': (contact, { seq, data, time }) => {
    stays(contact, time);
    const member = text(data, 'member');
    const days = RHYTHMS[text(data, 'rhythm')] ?? 0;
    contact.kept = [...contact.kept.filter((one) => one.member !== member), { member, days, seq }];
  },
  'contact.unkept': (contact, { data }) => {
    contact.kept = contact.kept.filter(({ member }) => member !== data['member']);
  },
  'contact.assigned': (contact, { data }) => {
    contact.owner = maybeText(data, 'owner');
  },
  'contact.released': (contact) => {
    contact.released = true;
  },
  'contact.revived': (contact, { time }) => {
    stays(contact, time);
    contact.released = false;
    contact.goes = contact.goes.filter(({ why }) => why !== 'lapse');
  },
  'contact.held': (contact, { data }) => {
    contact.heldBy = [...contact.heldBy, text(data, 'line')];
  },
  'contact.unheld': (contact, { data }) => {
    contact.heldBy = contact.heldBy.filter((line) => line !== data['line']);
  },
  'contact.reverted': (contact, line) => {
    const gone = numbers(line.data, 'of');
    withoutEvidence(contact, gone);
    contact.meetings = contact.meetings.filter(({ seq }) => !gone.includes(seq));
    contact.connected = contact.connected.filter((seq) => !gone.includes(seq));
    employed(contact, line);
  },
  'activity.noted': (contact, line) => {
    const kind = text(line.data, 'activity');
    if (kind === 'met')
      contact.meetings = [
        ...contact.meetings,
        { seq: line.seq, at: line.occurred, member: maybeText(line.data, 'member') },
      ];
    reason(contact, line, { kind, from: line.time, until: number(line.data, 'until') });
  },
};

function employed(contact: ContactSeen, { data }: Line): void {
  contact.employer = maybeText(data, 'employer');
}

type Fresh = Pick<ReasonSeen, 'kind' | 'from' | 'until'> & Partial<ReasonSeen>;

/** A reason more; those that are over by now are none. */
export function reason(contact: ContactSeen, { seq, time }: Line, fresh: Fresh): void {
  const live = contact.reasons.filter(({ until }) => until > time);
  contact.reasons = [...live, { seq, member: null, ...fresh }];
}
