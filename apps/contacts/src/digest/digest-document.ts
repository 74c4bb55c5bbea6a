import type { ChatKind, DigestChannel } from '#libs/events/words.js';

/** `digest/<member>`: how a member wants to hear of their morning, and what went out last. */
export interface DigestDoc {
  member: string;
  channel: DigestChannel;
  language: 'en' | 'de';
  chat: ChatKind | null;
  /** the secret address of their chat; null unless the channel is `chat` */
  webhook: string | null;
  /** the newest wish for one at once, until it was heeded */
  asked: { seq: number; at: number } | null;
  /** the member's day of the last morning's digest */
  toldOn: string | null;
  /** when the last one went out, ms */
  sentAt: number | null;
}
