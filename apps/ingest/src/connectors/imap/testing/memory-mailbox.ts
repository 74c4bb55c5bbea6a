import type { Egress } from '#libs/ports/egress.js';
import type { MailboxLogin, MailFolder, MailHeaders } from '#libs/ports/mailbox.js';
import { DAY, NOW } from './messages.js';

const usual: MailFolder[] = [
  { path: 'INBOX', use: 'inbox' },
  { path: 'Gesendet', use: 'sent' },
  { path: 'Boats', use: null },
];

export interface Told {
  folders?: MailFolder[];
  /** by folder: what lies there now */
  messages?: Record<string, MailHeaders[]>;
  validity?: string;
  /** of every page */
  missing?: number;
  secrets?: Record<string, string>;
  /** identities of people in the pool */
  known?: string[];
}

/** A mailbox in memory, as the port promises one. */
export function world({
  folders = usual,
  messages = {},
  validity = '1',
  missing = 0,
  secrets = { password: 'word' },
  known = [],
}: Told) {
  const opened: MailboxLogin[] = [];
  const egress: Egress = {
    get: () => Promise.reject(new Error('A mailbox is no page')),
    whyNever: () => null,
    async mailbox(login, work) {
      opened.push(login);
      return work({
        folders: async () => folders,
        async read({ folder, after, since, most }) {
          const behind = after?.validity === validity ? after.uid : 0;
          const there = (messages[folder] ?? []).filter(({ receivedAt }) => (receivedAt ?? NOW) >= since - DAY);
          const found = there.filter(({ uid }) => uid > behind).sort((a, b) => a.uid - b.uid);
          const page = found.slice(0, most);
          const place = { validity, uid: page.at(-1)?.uid ?? behind };
          return { messages: page, missing, place, more: found.length > most };
        },
      });
    },
  };
  return { egress, now: NOW, country: 'DE', secrets, known: async () => new Set(known), opened };
}
