import type { KithEvent } from '#libs/events/catalog.js';

/** What a person of the team did about somebody; an import's revert does not remove a contact with any of these. */
const byPeople: ReadonlySet<string> = new Set([
  'contact.kept',
  'contact.unkept',
  'contact.narrowed',
  'contact.tagged',
  'contact.untagged',
  'contact.assigned',
  'contact.corrected',
  'contact.note-added',
  'contact.released',
  'contact.revived',
  'contact.reviewed',
  'contact.follow-up-set',
  'interaction.touched',
  'interaction.answered',
  'interaction.responded',
  'interaction.retracted',
  'interaction.bounced',
  'interaction.out-of-office',
  'outreach.accepted',
  'outreach.declined',
  'outreach.snoozed',
  'outreach.handover-asked',
  'outreach.handover-declined',
  'outreach.handed-over',
  'privacy.objected',
  'privacy.objection-lifted',
  'privacy.consent-recorded',
  'privacy.consent-withdrawn',
  'privacy.restricted',
  'privacy.unrestricted',
]);

/** What a source told of messages, or tells differently since, was nobody's doing. */
export function isByPeople(event: KithEvent): boolean {
  if (!byPeople.has(event.type)) return false;
  if (event.type === 'interaction.retracted') return event.data.imported !== true;
  return !('source' in event.data) || event.data.source === undefined;
}
