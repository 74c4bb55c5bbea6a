import { digestChosen } from '#libs/events/digest.events.js';
import { digestChoose } from '#libs/events/digest.inputs.js';
import type { ChatKind } from '#libs/events/words.js';
import { normaliseEmail } from '#libs/identity/email.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';
import type { DigestDoc } from './digest-document.js';
import { isWebhookOf } from './webhook.rule.js';

type Documents = Reader<ContactsDocuments>;

interface Choice {
  channel: DigestDoc['channel'];
  chat: { kind: ChatKind; webhook: string | null } | null;
}

/**
 * How a member wants to hear of their morning. E-mail goes to the address that the pool has of the member, and never to
 * one that a contact is known by. Refuses `member-unknown`, `no-address`, `address-of-contact`, `webhook-invalid`.
 */
export const chooseDigest = defineDecider({
  input: digestChoose,
  loads: ({ member }) => [
    { collection: 'member', key: member },
    { collection: 'digest', key: member },
  ],
  decide: (data, documents: Documents, context) => {
    const { member, channel, language } = data;
    const known = documents.get('digest', member);
    const webhook = webhookOf(data, known);
    const refusal = refuseMember(documents, member) ?? refuseWay(data, webhook, { documents, context });
    if (refusal !== null) return refusal;
    const chosen = { member, channel, language, chat: kindOf(data) };
    const about = { collection: 'digest', key: member };
    if (isSame(known, { ...chosen, webhook })) return { events: [], about };
    return {
      events: [digestChosen.make({ subject: `member/${member}`, data: chosen, personal: { webhook } })],
      about,
    };
  },
});

function kindOf({ channel, chat }: Choice): ChatKind | null {
  return channel === 'chat' && chat !== null ? chat.kind : null;
}

/** What keeps this way from leading to the member. */
function refuseWay(
  choice: Choice & { member: string },
  webhook: string | null,
  { documents, context }: { documents: Documents; context: Context },
): Refusal | null {
  switch (choice.channel) {
    case 'none':
      return null;
    case 'email':
      return refuseAddress(choice.member, documents, context);
    case 'chat':
      return refuseWebhook(choice, webhook);
  }
}

/** The secret of a chat is kept as long as that chat is chosen. */
function webhookOf({ channel, chat }: Choice, known: DigestDoc | null): string | null {
  if (channel !== 'chat' || chat === null) return null;
  return chat.webhook ?? (known?.chat === chat.kind ? known.webhook : null);
}

function refuseWebhook({ chat }: Choice, webhook: string | null): Refusal | null {
  const fits = chat !== null && webhook !== null && isWebhookOf(chat.kind, webhook);
  return fits ? null : { refused: 'webhook-invalid', because: { chat: chat?.kind ?? null } };
}

function refuseAddress(member: string, documents: Documents, { hash }: Context): Refusal | null {
  const email = documents.get('member', member)?.email ?? null;
  const address = email === null ? null : normaliseEmail(email);
  if (address === null || 'refused' in address) return { refused: 'no-address', because: { member } };
  const owner = documents.get('identity', hash(`email:${address.value}`));
  return owner === null ? null : { refused: 'address-of-contact', because: { contact: owner.contact } };
}

function isSame(
  known: DigestDoc | null,
  chosen: Pick<DigestDoc, 'channel' | 'language' | 'chat' | 'webhook'>,
): boolean {
  if (known === null) return false;
  return (['channel', 'language', 'chat', 'webhook'] as const).every((field) => known[field] === chosen[field]);
}
