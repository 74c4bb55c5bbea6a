import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { signOf } from './observed-message.rule.js';
import type { TalkEntry } from './talk.js';

const DAY = 86_400_000;

/** A connection to a member, as far as somebody says since when. */
export interface Connected {
  member: string;
  since: number | null;
}

/**
 * They accepted: a member invited them, and the two were connected on that day or later. A relation, told once for each
 * invitation; it happened on the day of the connection, else with the invitation.
 */
export function acceptedBy(contact: string, entries: readonly TalkEntry[], { member, since }: Connected): NewEvent[] {
  return entries
    .filter((one) => isOpenTo(one, member, since))
    .flatMap((invitation) => {
      const { id, source, import: from, at } = invitation;
      const sourceId = acceptanceId(id ?? '');
      if (source === null || entries.some((one) => one.id === sourceId)) return [];
      const said = {
        member,
        channel: 'invitation',
        at: Math.max(at, since ?? at),
        source,
        import: from,
        sourceId,
      } as const;
      return [signOf({ contact, touches: [], responses: [] }, said, 'accepted')];
    });
}

/** Its connection on a network, if there is one. */
export function connectionWith({ connected }: ContactFacts, member: string): Connected | null {
  return connected.find((one) => one.member === member && one.network === 'linkedin') ?? null;
}

function isOpenTo({ what, channel, member, at, id }: TalkEntry, by: string, since: number | null): boolean {
  const isInvitation = what === 'touch' && channel === 'invitation' && member === by && id !== null;
  return isInvitation && (since === null || since + DAY > at);
}

const acceptanceId = (invitation: string) => `${invitation}/accepted`;
