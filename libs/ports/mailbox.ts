/** Where a mailbox is and who opens it. */
export interface MailboxLogin {
  /** `imaps://host` or `imaps://host:port`: TLS from the first byte, nothing else */
  url: string;
  user: string;
  /** a password (of the account or of this app alone), or an access token for OAuth */
  by: 'password' | 'token';
  secret: string;
}

export interface MailFolder {
  path: string;
  /** what the server says it is for, else what its name says */
  use: 'inbox' | 'sent' | null;
}

/** How far a folder was read: `uid` counts within `validity`, and means nothing in another one. */
export interface MailPlace {
  validity: string;
  uid: number;
}

/** Header lines that are asked for; nothing else of a message ever leaves its server, neither subject nor text. */
export const headerNames = [
  ...['from', 'to', 'cc', 'date', 'message-id', 'in-reply-to', 'references', 'content-type', 'return-path'],
  ...['auto-submitted', 'precedence', 'list-id', 'list-unsubscribe', 'list-post', 'x-failed-recipients'],
] as const;
type HeaderName = (typeof headerNames)[number];

/** What was asked of one message. */
export interface MailHeaders {
  uid: number;
  /** when its server took it, ms; null where the server does not say */
  receivedAt: number | null;
  /** mail addresses without names, as they are written; 1,000 of a line at most */
  from: string[];
  to: string[];
  cc: string[];
  /** the other lines, unfolded, the first of each name, 2,000 characters at most */
  lines: Partial<Record<HeaderName, string>>;
}

/** Messages of a folder, by rising UID. */
export interface MailPage {
  messages: MailHeaders[];
  /** that are there too, or were a moment ago, and did not come though they were asked for twice */
  missing: number;
  /** where the next page goes on */
  place: MailPlace;
  more: boolean;
}

/** A mailbox that is open. Only looks: nothing in it changes, not even whether a message was seen. */
export interface Mailbox {
  folders(): Promise<MailFolder[]>;
  /**
   * The next messages behind `after`, of those that came on the day of `since` (ms) or later; from the first one where
   * `after` is null or of another validity. Rejects with `mail-folder-gone` where there is no such folder.
   */
  read(wanted: { folder: string; after: MailPlace | null; since: number; most: number }): Promise<MailPage>;
  /** The message of a folder with this Message-ID (without angle brackets), null if none of it is there. Rejects like `read`. */
  find(wanted: { folder: string; messageId: string }): Promise<MailHeaders | null>;
}

/**
 * Mailboxes outside. Rejects with OutsideWorld as `egress.ts` does, and with `mail-login-refused`, `mail-busy`,
 * `mail-not-imap`, `mail-folder-gone`, `mail-trouble`. Whatever `work` throws passes through.
 */
export interface Mailboxes {
  /** Opens a mailbox, hands it over and closes it, whatever happens; all of it within the limits of time and size. */
  mailbox<Result>(login: MailboxLogin, work: (mailbox: Mailbox) => Promise<Result>): Promise<Result>;
}
