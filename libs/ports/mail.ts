declare const ofMember: unique symbol;

/**
 * The e-mail address of a member of the team, and of nobody else: only what makes sure of that makes one
 * (`apps/reminders/src/digests/member-address.ts`; who may see this file is a rule of the build).
 */
export interface MemberAddress {
  readonly address: string;
  readonly [ofMember]: true;
}

/** One message to a member. Texts are whole; nothing is fetched or attached. */
export interface MemberMail {
  to: MemberAddress;
  subject: string;
  text: string;
  html: string;
  /** tells it from every other one: the same when it is sent once more, without angle brackets */
  id: string;
  /** where the member ends these messages */
  unsubscribe: string;
}

/**
 * The mail server that the operator named. Rejects with OutsideWorld, none of which quotes the message or its receiver:
 * `mail-unreachable mail-login-refused mail-insecure mail-busy` may pass, `mail-address-refused mail-refused` do not, and after
 * `mail-unanswered` (retriable) nobody knows whether the message was taken.
 */
export interface Mail {
  send(mail: MemberMail): Promise<void>;
}
