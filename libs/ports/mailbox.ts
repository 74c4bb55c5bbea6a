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

/**
 * Header lines that are asked for. Nothing else of a message ever leaves its server, neither subject nor text, but of a
 * delivery report the part that is written for machines (`Delivery`).
 */
export const headerNames = [
  ...['from', 'to', 'cc', 'date', 'message-id', 'in-reply-to', 'references', 'content-type', 'return-path'],
  ...['auto-submitted', 'precedence', 'list-id', 'list-unsubscribe', 'list-post', 'x-failed-recipients'],
  'x-auto-response-suppress',
] as const;
type HeaderName = (typeof headerNames)[number];

/** What became of a message on its way to one address, as a delivery report says it (RFC 3464, 2.3). */
export interface Delivery {
  /** to which it was sent, where the report knows that (`Original-Recipient`), else at which it ended */
  address: string;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded` */
  action: string;
  /** `5.1.1`: the first number 5 is for good, 4 may pass, 2 is well (RFC 3463); empty where it says none */
  status: string;
}

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
  /** of a delivery report, as far as it can be read; of any other message none */
  deliveries: Delivery[];
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
}

/**
 * Mailboxes outside. Rejects with OutsideWorld as `egress.ts` does, and with `mail-login-refused`, `mail-busy`,
 * `mail-not-imap`, `mail-folder-gone`, `mail-trouble`. Whatever `work` throws passes through.
 */
export interface Mailboxes {
  /** Opens a mailbox, hands it over and closes it, whatever happens; all of it within the limits of time and size. */
  mailbox<Result>(login: MailboxLogin, work: (mailbox: Mailbox) => Promise<Result>): Promise<Result>;
}
