import type { MailHeaders } from '#libs/ports/mailbox.js';
import type { MailItem } from '../mail-item.js';

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 5, 15, 9);

/** A message from Ada to our member, a day old, with other parts where a test needs them. */
export function message(uid: number, { lines = {}, ...more }: Partial<Omit<MailHeaders, 'uid'>> = {}): MailHeaders {
  const at = more.receivedAt ?? NOW - DAY;
  return {
    ...{ uid, receivedAt: at, from: ['ada@ada.example'], to: ['me@team.example'], cc: [], deliveries: [] },
    ...more,
    lines: { date: new Date(at).toUTCString(), 'message-id': `<${String(uid)}@ada.example>`, ...lines },
  };
}

/** What Ada wrote to us, as it is translated. */
export function item(more: Partial<MailItem> = {}): MailItem {
  const plain = { id: 'mail/1', by: 'them', others: ['ada@ada.example'], recipients: 1, at: NOW - DAY } as const;
  return { ...plain, others: [...plain.others], lines: {}, answers: [], failed: [], ...more };
}
