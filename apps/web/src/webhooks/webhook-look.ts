import type { Delivery, Webhook } from '../api/webhooks.js';

/** How telling a system goes, in a word. */
type WebhookLook = 'told' | 'failing' | 'paused' | 'gone' | 'failed';

const stops = { member: 'paused', gone: 'gone', failing: 'failed' } as const;

export function lookOf({ stopped, failingSince }: Webhook): WebhookLook {
  if (stopped !== null) return stops[stopped.reason];
  return failingSince === null ? 'told' : 'failing';
}

/** How often what comes of messages is looked at, ms: while one is on its way, and else. */
const ON_ITS_WAY = 1500;
export const LOOK_AGAIN = 15_000;

/** When to look again, ms: soon while something is on its way, which nothing is to a system that is left alone. */
export function lookAgainAfter({ stopped, restUntil }: Webhook, deliveries: readonly Delivery[], now: Date): number {
  const isPast = (at: string | null) => (at ?? '') <= now.toISOString();
  const isTold = stopped === null && isPast(restUntil);
  const isOnItsWay = ({ state, nextAt }: Delivery) => state === 'sending' || (state === 'waiting' && isPast(nextAt));
  return isTold && deliveries.some(isOnItsWay) ? ON_ITS_WAY : LOOK_AGAIN;
}
