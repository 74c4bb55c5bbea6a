import type { KithEvent } from '#libs/events/catalog.js';
import type { ScheduledDigest } from './schedule.js';

type DigestEvent = Extract<KithEvent, { type: 'digest.chosen' | 'digest.asked' | 'digest.sent' }>;

/** Whether an event is about a member's digests. */
export function isOfDigest(event: KithEvent): event is DigestEvent {
  return event.type === 'digest.chosen' || event.type === 'digest.asked' || event.type === 'digest.sent';
}

/** A member's digests after an event about them. */
export function foldDigest(before: ScheduledDigest | null, event: DigestEvent): ScheduledDigest | null {
  if (event.type === 'digest.chosen') {
    return { asked: null, toldOn: before?.toldOn ?? null, channel: event.data.channel };
  }
  if (before === null) return null;
  if (event.type === 'digest.asked') return { ...before, asked: { seq: event.seq, at: event.time } };
  return { ...before, ...told(before, event.data) };
}

/** What was sent is waited for no more. */
function told(
  { asked }: ScheduledDigest,
  { day, trigger }: { day: string; trigger: string },
): Partial<ScheduledDigest> {
  if (trigger === 'morning') return { toldOn: day };
  return trigger === `asked/${String(asked?.seq)}` ? { asked: null } : {};
}
