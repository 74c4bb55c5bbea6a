import type { MailHeaders } from '#libs/ports/mailbox.js';

/** One message, as far as it is looked at: who, to whom, when, and what says that no person wrote it to a person. */
export interface MailItem {
  /** from its Message-ID: the same wherever and however often the message is found; it quotes nothing */
  id: string;
  by: 'us' | 'them';
  /** addresses of the other side: whom we wrote to, or who wrote */
  others: string[];
  /** of To and Cc together */
  recipients: number;
  /** ms */
  at: number;
  lines: MailHeaders['lines'];
  /** the messages it says to answer, by their ids; of a thread the one that it comes directly after */
  answers: string[];
  /** of a delivery report: addresses that the message did not reach, for good */
  failed: string[];
}
