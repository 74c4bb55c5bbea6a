/** What one opening of a mailbox may cost. Numbers: what servers in practice need on a slow day, and judgement. */
export interface MailLimits {
  /** ms for all of it: name, TLS, login, every page, the goodbye */
  totalMs: number;
  /** ms until it is connected, until it greets, and without a byte */
  connectMs: number;
  idleMs: number;
  /** of one header section; servers refuse mail with headers of half of it */
  literalBytes: number;
  /** of the header sections of one page */
  pageBytes: number;
  /** of one line: a list of 500,000 numbers */
  lineBytes: number;
}

export const mailLimits: MailLimits = {
  totalMs: 120_000,
  connectMs: 10_000,
  idleMs: 30_000,
  literalBytes: 1_000_000,
  pageBytes: 20_000_000,
  lineBytes: 5_000_000,
};
