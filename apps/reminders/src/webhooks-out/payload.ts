import type { Envelope } from '#libs/kernel/envelope.js';
import { openEvent } from '#libs/transport/envelope-codec.js';
import { TEST_TYPE, type Message } from './message.js';

/**
 * What another system is told of an event: its facts (ids, closed words, numbers, times), never its sealed half. Who
 * somebody is it asks for itself, under `/v1/contacts/<subject>`, with a key of its own, and only as long as they are there.
 */
export function payloadOf({ type, webhook }: Message, envelope: Envelope): object {
  const { id, pool, epoch, seq, time, occurredat, actor, subject = null } = envelope;
  if (type === TEST_TYPE) return { type, timestamp: time, data: { id, pool, webhook } };
  const { data: facts } = openEvent(envelope, null);
  return { type, timestamp: time, data: { id, pool, epoch, seq, occurredat, actor, subject, facts } };
}
