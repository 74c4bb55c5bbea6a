import { call, withQuery } from './http.js';
import type { Page } from './types.js';

const at = (id: string, rest = '') => `/v1/webhooks/${encodeURIComponent(id)}${rest}`;
const post = <T>(path: string, json: unknown = {}, accepted = false) =>
  call<T>(path, { method: 'POST', json, accepted });

/** Another system that is told of events, and how that goes. */
export interface Webhook {
  id: string;
  name: string | null;
  address: string | null;
  types: string[];
  addedAt: string;
  /** when it last took something */
  toldAt: string | null;
  /** why it is told nothing: somebody paused it, it says that it is gone (410), it took nothing for days */
  stopped: { reason: 'member' | 'gone' | 'failing'; at: string } | null;
  failingSince: string | null;
  /** left alone until then */
  restUntil: string | null;
}

export interface WebhookWish {
  name: string;
  address: string;
  types: string[];
}

/** What became of one message of the last 30 days. */
export interface Delivery {
  id: string;
  type: string;
  contact: string | null;
  at: string;
  state: 'waiting' | 'sending' | 'delivered' | 'given-up';
  tries: number;
  nextAt: string | null;
  last: { at: string; status: number | null; code: string | null } | null;
}

/** Every type of event, and what it says, in the reader's language. */
export interface EventTypes {
  items: string[];
  words: Record<string, string>;
}

export const listWebhooks = () => call<Page<Webhook>>('/v1/webhooks');
export const listEventTypes = () => call<EventTypes>('/v1/webhooks/types');
/** Its secret is shown this once; null where the answer to the first try was lost. */
export const addWebhook = (wish: WebhookWish) => post<Webhook & { secret: string | null }>('/v1/webhooks', wish);
/** What is not named stays. */
export const changeWebhook = (id: string, wish: Partial<WebhookWish>) =>
  call<Webhook>(at(id), { method: 'PATCH', json: wish });
export const stopWebhook = (id: string) => post<Webhook>(at(id, '/stop'));
/** It is told of what happens from now on. */
export const resumeWebhook = (id: string) => post<Webhook>(at(id, '/resume'));
/** A new secret, shown this once; the one before counts until the next. */
export const renewWebhookSecret = (id: string) => post<{ secret: string }>(at(id, '/secret'));
/** Sends a message that says nothing. */
export const testWebhook = (id: string) => post<unknown>(at(id, '/test'), {}, true);
export const removeWebhook = (id: string) => call<unknown>(at(id), { method: 'DELETE' });
/** The newest first. */
export const listDeliveries = (id: string, cursor: string | null) =>
  call<Page<Delivery>>(withQuery(at(id, '/deliveries'), { limit: 20, cursor }));
export const resendDelivery = (id: string, delivery: string) =>
  post<unknown>(at(id, `/deliveries/${encodeURIComponent(delivery)}/resend`), {}, true);
