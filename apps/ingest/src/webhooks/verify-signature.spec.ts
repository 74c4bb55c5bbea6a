import { describe, expect, it } from '@jest/globals';
import { greenhouse } from './greenhouse/greenhouse.js';
import type { SignatureScheme, SignedDelivery } from './signature.js';
import { standardWebhooks } from './standard/standard.js';
import { verifySignature } from './verify-signature.js';

const NOW = Date.UTC(2026, 2, 10, 8);
const SECONDS = String(NOW / 1000);

/** Id, time and body, several signatures, a packed key. */
const standard = standardWebhooks.signature;
/** In the body, over two of its fields. */
const inside: SignatureScheme = {
  ...{ place: { in: 'body', path: ['signature'] }, separator: null, prefix: '', encoding: 'any' },
  signed: [
    [
      { part: 'field', path: ['token'] },
      { part: 'field', path: ['triggeredAt'] },
    ],
  ],
  key: 'text',
  timestamp: { from: { in: 'body', path: ['triggeredAt'] }, unit: 'milliseconds', toleranceMs: 300_000 },
  id: [[{ in: 'body', path: ['token'] }]],
};
/** Over the body and four headers, of which any may be missing; several signatures, one for each live secret. */
const thin: SignatureScheme = {
  place: { in: 'header', name: 'smartrecruiters-signature' },
  ...{ separator: ';', prefix: 'v1=', encoding: 'hex' },
  signed: [
    [
      ...[{ part: 'header', name: 'smartrecruiters-timestamp' } as const, { part: 'text', text: '.' } as const],
      ...[{ part: 'raw' } as const, { part: 'text', text: '.' } as const],
      ...[{ part: 'header', name: 'event-id' } as const, { part: 'text', text: '.' } as const],
      ...[{ part: 'header', name: 'event-name' } as const, { part: 'text', text: '.' } as const],
      ...[{ part: 'header', name: 'event-version' } as const, { part: 'text', text: '.' } as const],
      { part: 'header', name: 'link' },
    ],
  ],
  key: 'text',
  timestamp: { from: { in: 'header', name: 'smartrecruiters-timestamp' }, unit: 'seconds', toleranceMs: 300_000 },
  id: [[{ in: 'header', name: 'event-id' }]],
};
/** The body as it came, or as JSON without spaces. */
const loose: SignatureScheme = {
  ...{ place: { in: 'header', name: 'x-hook-signature' }, separator: null, prefix: '', encoding: 'hex' },
  ...{ signed: [[{ part: 'raw' }], [{ part: 'compact' }]], key: 'text', timestamp: null, id: [] },
};

function delivery(text: string, headers: Record<string, string>): SignedDelivery {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { raw: Buffer.from(text), body, headers };
}

/** Vectors made with openssl, not with the code under test. */
const hmac = {
  greenhouse: '5e5c897d25fcf1db56e020b3bc2982d35a14e0cc083ae49e1daf7096c2b266c6',
  standard: '4NMDj+3GuMgFQe/cPsLES+oUJwpqYMPBrw5Q7lg6HHY=',
  inside: '85bc696d4e78016fa95cf90126d4b28d68b71711b21a97dd6f9f618b6fb36d3c',
  compact: 'b232d3829ed22291823b49f8520d220914bea4bc143f3928ae9783d5ea5a1fcf',
};
const SECRET = 'a secret of sixteen';
const BODY = '{"action": "ping",\n "payload": {"note": "\\u003cp\\u003eü"}}';

describe('a signature', () => {
  const signed = (header: string) => delivery(BODY, { signature: header, 'greenhouse-event-id': 'e-1' });
  const checked = (header: string, secrets = [SECRET]) =>
    verifySignature(greenhouse.signature, signed(header), secrets, NOW);

  it('over every byte is known, with the platform’s name for the delivery', () => {
    expect(checked(`sha256 ${hmac.greenhouse}`)).toEqual({ ok: true, id: 'e-1' });
  });

  it('by any of the live secrets is good, by none is not', () => {
    expect(checked(`sha256 ${hmac.greenhouse}`, ['a newer secret', SECRET]).ok).toBe(true);
    expect(checked(`sha256 ${hmac.greenhouse}`, ['a newer secret'])).toEqual({ ok: false, why: 'mismatch' });
    expect(checked(`sha256 ${hmac.greenhouse}`, [])).toEqual({ ok: false, why: 'mismatch' });
  });

  it('that is cut, longer, of another form, or missing is none', () => {
    const odd = [hmac.greenhouse.slice(2), `${hmac.greenhouse}00`, hmac.standard, 'zz', ''];
    for (const one of odd) expect(checked(`sha256 ${one}`).ok).toBe(false);
    expect(checked(hmac.greenhouse)).toEqual({ ok: false, why: 'unsigned' });
    expect(verifySignature(greenhouse.signature, delivery(BODY, {}), [SECRET], NOW)).toEqual({
      ok: false,
      why: 'unsigned',
    });
  });

  it('over other bytes is none, also where they say the same', () => {
    const other = JSON.stringify(JSON.parse(BODY));
    const again = delivery(other, { signature: `sha256 ${hmac.greenhouse}` });
    expect(verifySignature(greenhouse.signature, again, [SECRET], NOW).ok).toBe(false);
  });
});

describe('another platform only describes', () => {
  const key = `whsec_${Buffer.from('twenty-four bytes of key').toString('base64')}`;
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': SECONDS };

  it('several signatures, a time and a packed key', () => {
    const sent = delivery(BODY, { ...headers, 'webhook-signature': `v1a,AAAA v1,AAAA v1,${hmac.standard}` });
    expect(verifySignature(standard, sent, [key], NOW)).toEqual({ ok: true, id: 'msg_1' });
    expect(verifySignature(standard, sent, [key], NOW + 300_000)).toMatchObject({ ok: true });
    expect(verifySignature(standard, sent, [key], NOW + 300_001)).toEqual({ ok: false, why: 'too-old' });
    expect(verifySignature(standard, sent, [key], NOW - 300_001)).toEqual({ ok: false, why: 'too-old' });
  });

  it('a signature within the body, over some of its fields', () => {
    const text = JSON.stringify({ token: 'tok-1', triggeredAt: NOW, signature: hmac.inside, data: { any: 'thing' } });
    expect(verifySignature(inside, delivery(text, {}), [SECRET], NOW)).toEqual({ ok: true, id: 'tok-1' });
    const later = text.replace(String(NOW), String(NOW + 1));
    expect(verifySignature(inside, delivery(later, {}), [SECRET], NOW).ok).toBe(false);
  });

  it('a published example over body and headers', () => {
    const at = 1_574_080_897;
    const signature = '2e9291f10d44ca10204a4cd81b05d73b6a316b2b605d4e2e0e0b37b40198ce1f';
    const sent = (more: Record<string, string> = {}) =>
      delivery('{"job_id":"jid","candidate_id":"cid"}', {
        'smartrecruiters-signature': `v1=${hmac.greenhouse};v1=${signature}`,
        'smartrecruiters-timestamp': String(at),
        ...{ 'event-id': '123', 'event-name': 'application.created', 'event-version': 'v201910' },
        link: '<http://smartrecruiters.com/endpoint>; rel=self',
        ...more,
      });
    const secrets = ['a newer secret', 'HeBVky2bccvvkcXPimH8c'];
    expect(verifySignature(thin, sent(), secrets, at * 1000)).toEqual({ ok: true, id: '123' });
    expect(verifySignature(thin, sent({ link: '' }), secrets, at * 1000).ok).toBe(false);
    expect(verifySignature(thin, sent({ 'event-name': 'application.deleted' }), secrets, at * 1000).ok).toBe(false);
    expect(verifySignature(thin, sent(), secrets, at * 1000 + 300_001)).toEqual({ ok: false, why: 'too-old' });
  });

  it('a name in several pieces, or another one where a piece is missing', () => {
    const named = {
      ...loose,
      id: [
        [
          { in: 'body', path: ['a'] },
          { in: 'body', path: ['b'] },
        ],
        [{ in: 'body', path: ['c'] }],
      ],
    };
    const nameOf = (body: object) => {
      const raw = JSON.stringify(body);
      const headers = greenhouse.sign(raw, SECRET, '');
      const sent = delivery(raw, { 'x-hook-signature': headers['signature']?.slice(7) ?? '' });
      return verifySignature(named as SignatureScheme, sent, [SECRET], NOW);
    };
    expect(nameOf({ a: 'one', b: 2, c: 'three' })).toEqual({ ok: true, id: 'one 2' });
    expect(nameOf({ a: 'one', c: 'three' })).toEqual({ ok: true, id: 'three' });
    expect(nameOf({ a: 'one' })).toEqual({ ok: true, id: null });
  });

  it('two ways to write the same body', () => {
    const sent = delivery(BODY, { 'x-hook-signature': hmac.compact });
    expect(verifySignature(loose, sent, [SECRET], NOW)).toEqual({ ok: true, id: null });
  });

  it('two ways, of which a body that is nested too deep has one', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const checked = (signature = hmac.compact) =>
      verifySignature(loose, delivery(deep, { 'x-hook-signature': signature }), [SECRET], NOW);
    expect(checked()).toEqual({ ok: false, why: 'mismatch' });
    expect(checked(greenhouse.sign(deep, SECRET, '')['signature']?.slice(7)).ok).toBe(true);
  });
});
