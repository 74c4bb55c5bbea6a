import { maybeText, record, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type Check, type ContactSeen, type PolicySeen } from '../state.js';
import { wholeOf } from '../together.js';
import { lastExchange, lastReply, silenceOf, touchesWithin, yearCap, type Silence } from './windows.js';

const BETWEEN_US = new Set(['owed', 'date-given', 'met', 'connected', 'application-ended', 'follow-up']);
/** Back-off waits carry a jitter of a tenth, fixed per contact: shorter than this share is a breach. */
const JITTER = 0.9;

/** Every offer and acceptance keeps cap, gap, back-off and rhythm, given all touches with a lower seq. An answer that is owed counts nowhere. */
export const limitsCheck: Check = (pool, line, found) => {
  const { policy } = pool;
  if (policy === null) return;
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return;
  const contact = wholeOf(pool, line);
  const wish = wishOf(contact, line);
  if (wish.kind === 'owed') return;
  cap(contact, policy, line, found);
  gap(contact, policy, line, found);
  backOff(contact, policy, { line, tie: wish.kind === 'tie' }, found);
  if (line.type === 'outreach.suggested') rhythm(contact, policy, { line, ...wish }, found);
};

interface WishSeen {
  kind: string;
  asked: string | null;
  followUp: boolean;
}

function wishOf(contact: ContactSeen, line: Line): WishSeen {
  if (line.type === 'outreach.accepted') {
    return {
      kind: contact.offer?.kind ?? '',
      asked: contact.offer?.asked ?? null,
      followUp: contact.offer?.followUp ?? false,
    };
  }
  return {
    kind: text(record(line.data, 'occasion'), 'kind'),
    asked: maybeText(line.data, 'asked'),
    followUp: line.data['followUp'] === true,
  };
}

type Found = (check: string, text: string) => void;

function cap(contact: ContactSeen, policy: PolicySeen, line: Line, found: Found): void {
  const month = touchesWithin(contact, line.time, 30);
  const year = touchesWithin(contact, line.time, 365);
  const yearly = yearCap(contact, policy);
  if (month >= policy.cap.per30Days)
    found('cap', `would be message ${String(month + 1)} in 30 days, ${String(policy.cap.per30Days)} are allowed`);
  if (year >= yearly) found('cap', `would be message ${String(year + 1)} in 365 days, ${String(yearly)} are allowed`);
}

function gap(contact: ContactSeen, policy: PolicySeen, line: Line, found: Found): void {
  const { lastTouch } = silenceOf(contact, policy, line.time);
  if (lastTouch === null || line.time >= lastTouch + policy.gap.days * DAY) return;
  found(
    'gap',
    `comes ${days(line.time - lastTouch)} days after an unanswered message, ${String(policy.gap.days)} are asked`,
  );
}

function backOff(contact: ContactSeen, policy: PolicySeen, at: { line: Line; tie: boolean }, found: Found): void {
  const { line, tie } = at;
  const silence = silenceOf(contact, policy, line.time);
  if (silence.lastTouch === null) return;
  if (silence.open !== null) {
    if (tie || !takesSecond(silence.open)) {
      found('back-off', 'follows up an open episode that takes no further message');
    }
    return;
  }
  if (silence.unanswered === 0) return;
  const { baseDays, factor } = policy.backOff;
  const wait = baseDays * factor ** (silence.unanswered - 1) * (contact.lessOften ? 2 : 1) * JITTER * DAY;
  if (line.time < silence.lastTouch + wait) {
    found(
      'back-off',
      `comes ${days(line.time - silence.lastTouch)} days after ${String(silence.unanswered)} unanswered episodes, ${days(wait)} are asked`,
    );
  }
}

function takesSecond(open: NonNullable<Silence['open']>): boolean {
  return open.first && open.touches === 1;
}

function rhythm(contact: ContactSeen, policy: PolicySeen, wish: WishSeen & { line: Line }, found: Found): void {
  const { line, kind, asked, followUp } = wish;
  if (BETWEEN_US.has(kind) || asked === 'thanks' || followUp) return;
  const last = lastExchange(contact, kind === 'tie');
  if (last === null) return;
  const replied = lastReply(contact);
  const close = replied !== null && replied > line.time - 180 * DAY;
  const wait = (close ? policy.rhythm.closeDays : policy.rhythm.days) * DAY;
  if (line.time < last + wait)
    found('rhythm', `comes ${days(line.time - last)} days after the last exchange, ${days(wait)} are asked`);
}

function days(ms: number): string {
  return (ms / DAY).toFixed(1);
}
