import {
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
  interactionTouched,
} from '#libs/events/interaction.events.js';
import { contactReleased, contactRevived } from '#libs/events/letting-go.events.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { outreachAccepted, outreachSuggested, outreachWithheld } from '#libs/events/outreach.events.js';
import { privacyErased, privacyObjected } from '#libs/events/privacy.events.js';
import type { EventsOf } from '#libs/kernel/projection.js';

/** What months are folded from. */
export const monthEvents = [
  outreachSuggested,
  outreachAccepted,
  outreachWithheld,
  interactionTouched,
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
  contactReleased,
  contactRevived,
  contactMerged,
  contactUnmerged,
  privacyObjected,
  privacyErased,
] as const;

/** One of them. */
export type MonthEvent = EventsOf<typeof monthEvents>;
