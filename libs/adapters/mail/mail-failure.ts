import { OutsideWorld } from '#libs/kernel/errors.js';

interface Told {
  code?: string;
  command?: string;
  responseCode?: number;
}

interface Meaning {
  of: (told: Told, sent: boolean) => boolean;
  code: string;
  passes: boolean;
  text: string;
}

const isOneOf = (...codes: string[]) => {
  return ({ code = '' }: Told): boolean => codes.includes(code);
};
const isReply = (from: number, to: number) => {
  return ({ responseCode = 0 }: Told): boolean => responseCode >= from && responseCode <= to;
};

/** The first that fits says what it is. */
const meanings: readonly Meaning[] = [
  {
    of: isOneOf('EAUTH', 'ENOAUTH'),
    code: 'mail-login-refused',
    passes: true,
    text: 'The mail server refuses user and password of KITH_SMTP.',
  },
  {
    of: isOneOf('ETLS'),
    code: 'mail-insecure',
    passes: true,
    text: 'The mail server offers no encryption that can be trusted.',
  },
  { of: isReply(400, 499), code: 'mail-busy', passes: true, text: 'The mail server asks to be tried again later.' },
  {
    of: (told) => told.command === 'RCPT TO' && isReply(500, 599)(told),
    code: 'mail-address-refused',
    passes: false,
    text: 'The mail server does not take mail for this address.',
  },
  { of: isReply(500, 599), code: 'mail-refused', passes: false, text: 'The mail server refuses the message.' },
  {
    of: (_told, sent) => sent,
    code: 'mail-unanswered',
    passes: true,
    text: 'The mail server was handed the message and did not answer.',
  },
];
const otherwise = { code: 'mail-unreachable', passes: true, text: 'The mail server cannot be reached.' };

/**
 * What went wrong, in words of ours: the server's may quote the receiver. `sent`: it was being handed over, so
 * that without an answer nobody knows.
 */
export function mailFailure(error: unknown, sent: boolean): OutsideWorld {
  const told = typeof error === 'object' && error !== null ? (error as Told) : {};
  const { code, passes, text } = meanings.find(({ of }) => of(told, sent)) ?? otherwise;
  return new OutsideWorld(text, passes, code);
}
