import { OutsideWorld } from '#libs/kernel/errors.js';
import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { asChat } from './as-chat.js';
import { asHtml, asText } from './as-mail.js';
import type { Outcome } from './attempt.js';
import { addressOf } from './member-address.js';
import type { ChoiceSeen, MemberSeen } from './seen.js';
import type { Written } from './written.js';

/** Whom a digest goes to, and which one it is. */
export interface Letter {
  pool: string;
  member: MemberSeen;
  choice: ChoiceSeen;
  /** tells it from every other one; the same when it is sent once more */
  id: string;
  written: Written;
}

type Failed = Extract<Outcome, { sent: false }>;

/** Codes after which nobody knows whether it arrived. Not `too-slow`: that one never left as a whole. */
const unsure = new Set(['mail-unanswered', 'unanswered']);

/** Sends a letter the way its member chose; null once it is out. Never throws for what the outside does. */
export async function sendLetter(
  parts: { documents: Documents; keys: Keys; ways: DigestWays },
  letter: Letter,
): Promise<Failed | null> {
  try {
    return letter.choice.channel === 'email' ? await byMail(parts, letter) : await toChat(parts.ways, letter);
  } catch (error) {
    if (!(error instanceof OutsideWorld)) throw error;
    return { sent: false, code: error.code, passes: error.retriable, unsure: unsure.has(error.code) };
  }
}

async function byMail(
  { documents, keys, ways: { mail } }: { documents: Documents; keys: Keys; ways: DigestWays },
  { pool, member, id, written }: Letter,
): Promise<Failed | null> {
  if (mail === null) return givenUp('no-mail-server');
  const to = await addressOf({ documents, keys }, pool, member);
  if ('code' in to) return givenUp(to.code);
  const { subject, settings } = written;
  await mail.send({ to, subject, text: asText(written), html: asHtml(written), id, unsubscribe: settings.url });
  return null;
}

async function toChat({ chat }: DigestWays, { choice, written }: Letter): Promise<Failed | null> {
  const { chat: kind, webhook } = choice;
  if (kind === null || webhook === null) return givenUp('webhook-unknown');
  const { status, rest } = await chat.post({ url: webhook, json: asChat(kind, written) });
  if (status >= 200 && status < 300) return null;
  if (status === 429 || status >= 500) return { sent: false, code: 'chat-busy', passes: true, unsure: false, rest };
  return givenUp('chat-refused');
}

function givenUp(code: string): Failed {
  return { sent: false, code, passes: false, unsure: false };
}
