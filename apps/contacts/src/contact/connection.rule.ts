import { contactConnected } from '#libs/events/contact.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { provenanceOf, type Deciding, type Said } from './said.rule.js';

const DAY = 86_400_000;

/**
 * The connection to the member who says it; none if nobody does. Fresh within the policy's days it is an occasion
 * until they are over, an older one (or one without a date) only a fact.
 */
export function connectionTo(contact: string, said: Said, { context, policy }: Deciding): NewEvent[] {
  const { connected, member } = said;
  if (connected === null || member === null) return [];
  const since = connected.since === null ? null : Math.min(connected.since, context.now);
  const freshUntil = since === null ? 0 : since + policy.occasion.connectedDays * DAY;
  return [
    contactConnected.make({
      subject: contact,
      ...(since === null ? {} : { occurredAt: since }),
      data: {
        ...provenanceOf(said, context).facts,
        member,
        network: connected.network,
        since,
        until: freshUntil > context.now ? freshUntil : null,
      },
    }),
  ];
}
