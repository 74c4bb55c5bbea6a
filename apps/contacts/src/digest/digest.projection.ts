import { digestAsked, digestChosen, digestSent } from '#libs/events/digest.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { DigestDoc } from './digest-document.js';

const on = [digestChosen, digestAsked, digestSent] as const;

type DigestEvent = EventsOf<typeof on>;
type Chosen = Extract<DigestEvent, { type: 'digest.chosen' }>;
type Sent = Extract<DigestEvent, { type: 'digest.sent' }>;

const nothing = { asked: null, toldOn: null, sentAt: null };

/** `digest/<member>`: their choice, and what went out last. */
export const digestProjection = defineProjection<DigestDoc, typeof on>({
  collection: 'digest',
  revision: 1,
  on,
  keys: (event) => [event.data.member],
  evolve: (doc, event) => {
    if (event.type === 'digest.chosen') return chosen(doc, event);
    if (doc === null) return null;
    if (event.type === 'digest.asked') return { ...doc, asked: { seq: event.seq, at: event.time } };
    return { ...doc, ...told(doc, event) };
  },
});

function chosen(doc: DigestDoc | null, { data, personal }: Chosen): DigestDoc {
  const { asked, toldOn, sentAt } = doc ?? nothing;
  return { ...data, webhook: personal?.webhook ?? null, asked, toldOn, sentAt };
}

function told({ asked, toldOn }: DigestDoc, { time, data }: Sent): Pick<DigestDoc, 'asked' | 'toldOn' | 'sentAt'> {
  if (data.trigger === 'morning') return { asked, toldOn: data.day, sentAt: time };
  return { asked: data.trigger === askedBy(asked) ? null : asked, toldOn, sentAt: time };
}

/** The trigger of a digest that was asked for. */
export function askedBy(asked: DigestDoc['asked']): string | null {
  return asked === null ? null : `asked/${String(asked.seq)}`;
}
