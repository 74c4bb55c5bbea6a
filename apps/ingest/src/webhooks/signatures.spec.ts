import { describe, expect, it } from '@jest/globals';
import type { CallingKind } from './calling-kind.js';
import { callingKinds } from './registry.js';
import { standardWebhooks } from './standard/standard.js';
import { verifySignature } from './verify-signature.js';

const NOW = Date.UTC(2026, 2, 10, 8);
/** Spaces, escapes and letters that come out otherwise when JSON is written anew. */
const RAW = '{"action": "ping",\n "data": {"note": "\\u003cp\\u003eü"}}';
const AGAIN = JSON.stringify(JSON.parse(RAW));

/** The secrets of a kind, one of which may have the form that the kind wants. */
function secretsOf(kind: CallingKind): [string, string] {
  const made = (n: number): string => {
    const random = Buffer.alloc(32, n).toString('base64url');
    return kind.asSecret === undefined ? random : kind.asSecret(random);
  };
  return [made(7), made(8)];
}

function verdict(
  kind: CallingKind,
  sent: { raw: string; headers: Record<string, string> },
  secrets: string[],
  now = 0,
) {
  const { raw, headers } = sent;
  const delivery = { raw: Buffer.from(raw), body: JSON.parse(raw) as unknown, headers };
  return verifySignature(kind.signature, delivery, secrets, now === 0 ? Date.now() : now);
}

const mismatch = { ok: false, why: 'mismatch' };

describe.each(callingKinds.map((kind) => [kind.kind, kind] as const))('a delivery of %s', (_name, kind) => {
  const [secret, other] = secretsOf(kind);
  const headers = kind.sign(RAW, secret, 'd-1');

  it('is good under its secret, and under any of two', () => {
    for (const live of [[secret], [other, secret], [secret, other]])
      expect(verdict(kind, { raw: RAW, headers }, live).ok).toBe(true);
  });

  it('is none under another secret, or under no secret at all', () => {
    for (const live of [[other], []]) expect(verdict(kind, { raw: RAW, headers }, live)).toEqual(mismatch);
  });

  it('is none where its signature is missing or spoiled', () => {
    expect(verdict(kind, { raw: RAW, headers: {} }, [secret])).toEqual({ ok: false, why: 'unsigned' });
    const { place } = kind.signature;
    const name = place.in === 'header' ? place.name : '';
    const whole = headers[name] ?? '';
    expect(whole).not.toBe('');
    const spoiled = [
      whole.slice(0, -4),
      `${whole.slice(0, -4)}0000`,
      `x${whole}`,
      whole.split('').toReversed().join(''),
    ];
    for (const one of spoiled)
      expect([one, verdict(kind, { raw: RAW, headers: { ...headers, [name]: one } }, [secret]).ok]).toEqual([
        one,
        false,
      ]);
  });

  it('is none with one byte changed', () => {
    expect(verdict(kind, { raw: RAW.replace('ping', 'pong'), headers }, [secret])).toEqual(mismatch);
  });

  it('is none written anew, unless its platform itself signs it so', () => {
    const isCompact = kind.signature.signed.some((parts) => parts.some(({ part }) => part === 'compact'));
    const signedAnew = kind.sign(AGAIN, secret, 'd-1');
    expect(verdict(kind, { raw: AGAIN, headers }, [secret])).toEqual(mismatch);
    expect(verdict(kind, { raw: RAW, headers: signedAnew }, [secret]).ok).toBe(isCompact);
  });
});

it('an old delivery is none, where something signed says when it was sent', () => {
  const timed = callingKinds.filter(({ signature }) => signature.timestamp !== null);
  expect(timed).toContain(standardWebhooks);
  for (const kind of timed) {
    const [secret] = secretsOf(kind);
    const sent = { raw: RAW, headers: kind.sign(RAW, secret, 'd-1') };
    const tolerance = kind.signature.timestamp?.toleranceMs ?? 0;
    expect(verdict(kind, sent, [secret], Date.now() + tolerance + 60_000)).toEqual({ ok: false, why: 'too-old' });
  }
});

/** A delivery under one name of the platform's own, about somebody at some time. */
const named: [kind: string, (id: string, at: string) => object][] = [
  ['ashby', (id, updatedAt) => ({ webhookActionId: 'w', action: 'a', data: { application: { id, updatedAt } } })],
  ['breezy', (_id, creation_date) => ({ _id: 'e', type: 't', creation_date, object: { candidate: { _id } } })],
  ['recruitee', (id, created_at) => ({ id: 9, event_type: 't', created_at, payload: { candidate: { id } } })],
  ['workable', (id, fired_at) => ({ id: 'e', fired_at, data: { id } })],
  ['merge', (id, modified_at) => ({ hook: { id: 'h', event: 'e' }, data: { id, modified_at } })],
];

it.each(named)(
  'two deliveries of %s about two people, or of two moments, are two, whatever it calls them',
  (name, of) => {
    const kind = callingKinds.find((one) => one.kind === name);
    if (kind === undefined) throw new Error(`${name} is in no registry`);
    const [secret] = secretsOf(kind);
    const nameOf = (body: object): string | null => {
      const raw = JSON.stringify(body);
      const read = verdict(kind, { raw, headers: kind.sign(raw, secret, 'd-1') }, [secret]);
      if (!read.ok) throw new Error(read.why);
      return read.id;
    };
    const names = [of('7', 'monday'), of('8', 'monday'), of('7', 'tuesday')].map(nameOf);
    // What has no name is known by its body.
    if (name === 'merge') expect(names).toEqual([null, null, null]);
    else expect([new Set(names).size, nameOf(of('7', 'monday'))]).toEqual([3, names[0]]);
  },
);

/** Made with openssl, not with the code under test: HMAC-SHA-256 of `RAW` under `SECRET`. */
const SECRET = 'a secret of sixteen';
const HEX = '4df9ccb0d6c2324b2551b298b73b8402c42084c853bd96cd238550fd15125235';
const BASE64 = 'TfnMsNbCMkslUbKYtzuEAsQghMhTvZbNI4VQ/RUSUjU=';
const vectors: Readonly<Record<string, [headers: Record<string, string>, id: string | null]>> = {
  ashby: [{ 'ashby-signature': `sha256=${HEX}` }, null],
  workable: [{ 'x-workable-signature': BASE64 }, null],
  recruitee: [{ 'x-recruitee-signature': HEX }, null],
  breezy: [{ 'x-hook-signature': HEX }, null],
  jazzhr: [{ 'x-jazzhr-signature': HEX, 'x-jazzhr-uuid': 'r-1' }, 'r-1'],
  merge: [{ 'x-merge-webhook-signature': BASE64.replaceAll('/', '_').replaceAll('+', '-') }, null],
  cloudevents: [{ 'x-signature': `sha256=${HEX}` }, null],
};

it.each(Object.entries(vectors))('%s signs as others reckon it, too', (name, [headers, id]) => {
  const kind = callingKinds.find((one) => one.kind === name);
  if (kind === undefined) throw new Error(`${name} is in no registry`);
  expect(verdict(kind, { raw: RAW, headers }, [SECRET], NOW)).toEqual({ ok: true, id });
});

it.each([
  ['greenhouse', { 'x-greenhouse-signature': HEX }],
  ['ashby', { 'x-ashby-signature': HEX, 'x-ashby-signature-256': `sha256=${HEX}` }],
])('%s is not believed under a header that others name and it never sent', (name, headers) => {
  const kind = callingKinds.find((one) => one.kind === name);
  if (kind === undefined) throw new Error(`${name} is in no registry`);
  expect(verdict(kind, { raw: RAW, headers }, [SECRET], NOW)).toEqual({ ok: false, why: 'unsigned' });
});
