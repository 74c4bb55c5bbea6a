import type { LookupFunction } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '../create-egress.js';

const allow = ['127.0.0.1:1993', 'mail.team.example:143'];
const egress = (lookup?: LookupFunction) =>
  createEgress({ clock: systemClock, userAgent: 'Kith/test', allow, ...(lookup === undefined ? {} : { lookup }) });

describe('a mail server', () => {
  test.each([
    ['imaps://imap.example.org', null],
    ['imaps://IMAP.Example.org:993', null],
    ['imaps://127.0.0.1:1993', null],
    ['imaps://mail.team.example:143', null],
    ['imaps://imap.example.org:143', 'port-refused'],
    ['imaps://127.0.0.1:1994', 'port-refused'],
    ['imaps://127.0.0.1', 'address-refused'],
    ['imaps://0x7f.1', 'address-refused'],
    ['imaps://2130706433', 'address-refused'],
    ['imaps://[::1]', 'address-refused'],
    ['imaps://[::ffff:10.0.0.1]', 'address-refused'],
    ['imaps://localhost', 'address-refused'],
    ['imaps://169.254.169.254', 'address-refused'],
    ['imaps://', 'address-invalid'],
    ['imaps://me:word@imap.example.org', 'address-invalid'],
    ['imaps://imap.example.org/INBOX', 'address-invalid'],
    ['imaps://imap.example.org:99999', 'address-invalid'],
    ['imap://imap.example.org', 'address-invalid'],
  ])('%s: %s', (url, code) => {
    expect(egress().whyNever({ url })).toBe(code);
  });

  const login = { user: 'ada', by: 'password', secret: 'x' } as const;
  const leadingTo = (...addresses: string[]): LookupFunction => {
    return (_name, options, done) => {
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all === true) done(null, found);
      else done(null, found[0]?.address ?? '', found[0]?.family);
    };
  };

  test.each([['127.0.0.1'], ['93.184.215.14', '10.0.0.7'], ['::ffff:127.0.0.1'], ['::127.0.0.1'], ['fd00::1']])(
    'whose name leads to %s is not called',
    async (...addresses) => {
      const opening = egress(leadingTo(...addresses)).mailbox(
        { ...login, url: 'imaps://imap.example.org' },
        async () => 1,
      );
      await expect(opening).rejects.toMatchObject({ code: 'address-refused', retriable: false });
    },
  );

  test('is never asked for a page', async () => {
    const asking = egress().get({ url: 'imaps://imap.example.org', types: [] });
    await expect(asking).rejects.toMatchObject({ code: 'address-invalid' });
  });
});
