import {
  poolWebhookAdded,
  poolWebhookChanged,
  poolWebhookRemoved,
  poolWebhookResumed,
  poolWebhookStopped,
} from '#libs/events/webhook.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { Webhook, WebhooksDoc } from './webhook-document.js';

const on = [poolWebhookAdded, poolWebhookChanged, poolWebhookStopped, poolWebhookResumed, poolWebhookRemoved] as const;

type HookEvent = EventsOf<typeof on>;

/** `webhook/self`: which systems are told of what. */
export const webhookProjection = defineProjection<WebhooksDoc, typeof on>({
  collection: 'webhook',
  revision: 1,
  on,
  keys: () => ['self'],
  evolve: (doc, event) => {
    const hooks = doc?.hooks ?? [];
    const after =
      event.type === 'pool.webhook-added' ? [...hooks, added(event)] : hooks.flatMap((hook) => evolved(hook, event));
    return after.length === 0 ? null : { hooks: after };
  },
});

function added({ seq, time, data, personal }: Extract<HookEvent, { type: 'pool.webhook-added' }>): Webhook {
  return { ...data, ...named(personal), at: time, since: seq, stopped: null };
}

function evolved(hook: Webhook, event: Exclude<HookEvent, { type: 'pool.webhook-added' }>): Webhook[] {
  if (hook.webhook !== event.data.webhook) return [hook];
  switch (event.type) {
    case 'pool.webhook-changed':
      return [{ ...hook, types: event.data.types, ...named(event.personal) }];
    case 'pool.webhook-stopped':
      return [{ ...hook, stopped: { reason: event.data.reason, at: event.time } }];
    case 'pool.webhook-resumed':
      return [{ ...hook, since: event.seq, stopped: null }];
    case 'pool.webhook-removed':
      return [];
  }
}

function named(personal: { name: string; address: string } | null): Pick<Webhook, 'name' | 'address'> {
  return { name: personal?.name ?? null, address: personal?.address ?? null };
}
