import { definitionOf } from '#libs/events/catalog.js';
import {
  poolWebhookAdded,
  poolWebhookAsked,
  poolWebhookChanged,
  poolWebhookRemoved,
  poolWebhookResumed,
  poolWebhookStopped,
} from '#libs/events/webhook.events.js';
import {
  webhookAdd,
  webhookAsk,
  webhookChange,
  webhookRemove,
  webhookResume,
  webhookStop,
} from '#libs/events/webhook.inputs.js';
import { defineDecider, type Decision, type DocumentKey, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';
import type { Webhook } from './webhook-document.js';

type Documents = Reader<ContactsDocuments>;

/** More systems than that are told by one of them: judgement. */
const MOST_WEBHOOKS = 20;

const about: DocumentKey = { collection: 'webhook', key: 'self' };
const loads = (): DocumentKey[] => [about];
const subject = (webhook: string): string => `webhook/${webhook}`;
const hooksOf = (documents: Documents): Webhook[] => documents.get('webhook', 'self')?.hooks ?? [];

/**
 * Another system is told from now on. Once per id; said again it changes nothing. Refuses `member-unknown`,
 * `too-many-webhooks`, `webhook-address-invalid`, `event-type-unknown`.
 */
export const addWebhook = defineDecider({
  input: webhookAdd,
  loads: ({ member }) => [about, { collection: 'member', key: member }],
  decide: ({ webhook, member, types, ...personal }, documents: Documents): Decision => {
    const hooks = hooksOf(documents);
    if (hooks.some((one) => one.webhook === webhook)) return { about, events: [] };
    const refusal = refuseMember(documents, member) ?? refuseSaid(personal.address, types);
    if (refusal !== null) return refusal;
    if (hooks.length >= MOST_WEBHOOKS) return { refused: 'too-many-webhooks', because: { most: MOST_WEBHOOKS } };
    return {
      about,
      events: [poolWebhookAdded.make({ subject: subject(webhook), data: { webhook, member, types }, personal })],
    };
  },
});

/** It is told of other types, or elsewhere. Refuses `webhook-unknown`, `webhook-address-invalid`, `event-type-unknown`. */
export const changeWebhook = defineDecider({
  input: webhookChange,
  loads,
  decide: ({ webhook, types, ...personal }, documents: Documents) =>
    of(documents, webhook, (known) => {
      const refusal = refuseSaid(personal.address, types);
      if (refusal !== null) return refusal;
      if (isSame(known, { types, ...personal })) return [];
      return [poolWebhookChanged.make({ subject: subject(webhook), data: { webhook, types }, personal })];
    }),
});

/** It is told nothing more. Refuses `webhook-unknown`. */
export const stopWebhook = defineDecider({
  input: webhookStop,
  loads,
  decide: (data, documents: Documents) =>
    of(documents, data.webhook, ({ stopped }) =>
      stopped === null ? [poolWebhookStopped.make({ subject: subject(data.webhook), data })] : [],
    ),
});

/** It is told again of what happens from now on. Refuses `webhook-unknown`. */
export const resumeWebhook = defineDecider({
  input: webhookResume,
  loads,
  decide: (data, documents: Documents) =>
    of(documents, data.webhook, ({ stopped }) =>
      stopped === null ? [] : [poolWebhookResumed.make({ subject: subject(data.webhook), data })],
    ),
});

/** It is forgotten, with its secrets. Said again it changes nothing. */
export const removeWebhook = defineDecider({
  input: webhookRemove,
  loads,
  decide: (data, documents: Documents): Decision => {
    const known = hooksOf(documents).some(({ webhook }) => webhook === data.webhook);
    return { about, events: known ? [poolWebhookRemoved.make({ subject: subject(data.webhook), data })] : [] };
  },
});

/** It is tried, or told once more of an event. Refuses `webhook-unknown`, `webhook-stopped`. */
export const askWebhook = defineDecider({
  input: webhookAsk,
  loads,
  decide: (data, documents: Documents) =>
    of(documents, data.webhook, ({ stopped }) =>
      stopped === null
        ? [poolWebhookAsked.make({ subject: subject(data.webhook), data })]
        : { refused: 'webhook-stopped', because: { webhook: data.webhook } },
    ),
});

function of(documents: Documents, webhook: string, decide: (known: Webhook) => NewEvent[] | Refusal): Decision {
  const known = hooksOf(documents).find((one) => one.webhook === webhook);
  if (known === undefined) return { refused: 'webhook-unknown', because: { webhook } };
  const decided = decide(known);
  return 'refused' in decided ? decided : { about, events: decided };
}

/** What an address says of itself; whether it may be called is asked whenever it is. */
function refuseSaid(address: string, types: readonly string[]): Refusal | null {
  const url = URL.parse(address);
  const callable = url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  if (!callable) return { refused: 'webhook-address-invalid' };
  const unknown = types.find((type) => definitionOf(type) === undefined);
  return unknown === undefined ? null : { refused: 'event-type-unknown', because: { type: unknown } };
}

function isSame(known: Webhook, said: Pick<Webhook, 'name' | 'address' | 'types'>): boolean {
  const sameTypes = known.types.length === said.types.length && said.types.every((type) => known.types.includes(type));
  return sameTypes && known.name === said.name && known.address === said.address;
}
