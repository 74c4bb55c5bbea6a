import type { EventOf } from '#libs/kernel/event.js';
import type { AnyDefinition } from '#libs/kernel/projection.js';
import { activityEvents } from './activity.events.js';
import { applicationEvents } from './application.events.js';
import { contactEvents } from './contact.events.js';
import { digestEvents } from './digest.events.js';
import { interactionEvents } from './interaction.events.js';
import { outreachEvents } from './outreach.events.js';
import { poolEvents } from './pool.events.js';
import { privacyEvents } from './privacy.events.js';
import { webhookEvents } from './webhook.events.js';

/** Every type of event; a new family is one line here. */
export const catalog = [
  ...contactEvents,
  ...activityEvents,
  ...applicationEvents,
  ...interactionEvents,
  ...outreachEvents,
  ...privacyEvents,
  ...poolEvents,
  ...digestEvents,
  ...webhookEvents,
] as const;

export type KithEvent = EventOf<(typeof catalog)[number]>;

const byType = new Map<string, AnyDefinition>(catalog.map((definition) => [definition.type, definition]));

/** The definition of a type, or undefined for a type this release does not know. */
export function definitionOf(type: string): AnyDefinition | undefined {
  return byType.get(type);
}
