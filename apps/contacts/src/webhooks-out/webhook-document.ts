import type { WebhookStopReason } from '#libs/events/words.js';

/** Another system that is told of events. Its secrets lie sealed in a record of their own. */
export interface Webhook {
  webhook: string;
  name: string | null;
  /** null once its key is gone */
  address: string | null;
  types: string[];
  /** who added it */
  member: string;
  at: number;
  /** told of what was decided after this event */
  since: number;
  /** why it is told nothing, and since when, ms; null while it is told */
  stopped: { reason: WebhookStopReason; at: number } | null;
}

/** `webhook/self`: all of a pool, oldest first; there are few. */
export interface WebhooksDoc {
  hooks: Webhook[];
}
