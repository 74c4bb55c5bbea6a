import type { HeardMessage } from './desk-facts.js';
import type { EventMap } from './fold-types.js';
import { days } from './time.js';

/** No older message counts for the rule `brake`. */
export const HEARD_DAYS = 180;
/** Twice as many as the rule looks at: of these some may have no end yet. */
const MOST_HEARD = 200;

/** Events that say what came back on a member's messages. */
export type HeardEvent =
  | EventMap['interaction.touched']
  | EventMap['interaction.responded']
  | EventMap['interaction.retracted']
  | EventMap['privacy.objected']
  | EventMap['privacy.objection-lifted'];

/** What a member's messages brought after an event: the newest 200 of 180 days. */
export function foldHeard(heard: HeardMessage[], event: HeardEvent): HeardMessage[] {
  switch (event.type) {
    case 'interaction.touched':
      return event.data.warm === true ? newest([...heard, written(event)]) : heard;
    case 'interaction.responded':
      return answered(heard, event);
    case 'interaction.retracted':
      return takenBack(heard, event.data.of);
    case 'privacy.objected':
      return heard.map((one) => (one.seq === event.data.after?.seq ? { ...one, objected: true } : one));
    case 'privacy.objection-lifted':
      return lifted(heard, event);
  }
}

/** Without those that no moment from `time` on counts any more. */
export function heardSince(heard: HeardMessage[], time: number): HeardMessage[] {
  return heard.filter(({ at }) => at + days(HEARD_DAYS) > time);
}

function written({ seq, occurredAt, data }: EventMap['interaction.touched']): HeardMessage {
  return { seq, at: occurredAt, answer: data.answered ?? null, objected: false };
}

function newest(heard: HeardMessage[]): HeardMessage[] {
  return heard.sort((a, b) => a.at - b.at || a.seq - b.seq).slice(-MOST_HEARD);
}

function answered(heard: HeardMessage[], { seq, data }: EventMap['interaction.responded']): HeardMessage[] {
  const replies = new Set(data.replies?.map((reply) => reply.seq));
  return heard.map((one) => (replies.has(one.seq) ? { ...one, answer: one.answer ?? seq } : one));
}

function lifted(heard: HeardMessage[], { data }: EventMap['privacy.objection-lifted']): HeardMessage[] {
  const written = new Set(data.written?.map(({ seq }) => seq));
  return heard.map((one) => (one.objected && written.has(one.seq) ? { ...one, objected: false } : one));
}

function takenBack(heard: HeardMessage[], of: number): HeardMessage[] {
  return heard.filter(({ seq }) => seq !== of).map((one) => (one.answer === of ? { ...one, answer: null } : one));
}
