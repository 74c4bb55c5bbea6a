import type { Webhook } from '../api/webhooks.js';

/** How telling a system goes, in a word. */
type WebhookLook = 'told' | 'failing' | 'paused' | 'gone' | 'failed';

const stops = { member: 'paused', gone: 'gone', failing: 'failed' } as const;

export function lookOf({ stopped, failingSince }: Webhook): WebhookLook {
  if (stopped !== null) return stops[stopped.reason];
  return failingSince === null ? 'told' : 'failing';
}
