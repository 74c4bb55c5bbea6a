import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pulledKinds } from '../connectors/registry.js';
import { bodyOf } from './body-of.js';
import type { Nudges, SentNudge } from './nudges.js';
import { verifySignature } from './verify-signature.js';

const NOW = Date.UTC(2026, 2, 10, 8);
const HOUR = 3_600_000;
const nudging = pulledKinds.flatMap(({ kind, nudges }) => (nudges === undefined ? [] : [[kind, nudges] as const]));
const signing = nudging.filter(([, { signature }]) => signature !== null);

function sent(nudges: Nudges, secret: string, more: { now?: number; event?: string } = {}): SentNudge {
  const { now = NOW, event = Object.keys(nudges.samples)[0] ?? '' } = more;
  return nudges.send(nudges.samples[event]?.(now) ?? {}, secret, { id: 'n-1', event, now });
}
function verdict({ signature }: Nudges, { raw, headers }: SentNudge, secrets: string[], now = NOW) {
  if (signature === null) throw new Error('nobody knows');
  const bytes = Buffer.from(raw);
  return verifySignature(signature, { headers, raw: bytes, body: bodyOf(bytes) }, secrets, now);
}

describe.each(signing)('a nudge of %s', (_name, nudges) => {
  const good = sent(nudges, 'their-secret');

  it('is good under its secret and under any of two, and none under another or under none', () => {
    for (const live of [['their-secret'], ['another', 'their-secret'], ['their-secret', 'another']])
      expect(verdict(nudges, good, live)).toEqual({ ok: true, id: 'n-1' });
    for (const live of [['another'], []]) expect(verdict(nudges, good, live)).toEqual({ ok: false, why: 'mismatch' });
  });

  it('is none without a signature, with a spoiled one, or when it is old', () => {
    const place = nudges.signature?.place;
    const spoil = (change: (signature: string) => string): SentNudge => {
      if (place?.in === 'header') {
        const headers = { ...good.headers, [place.name]: change(good.headers[place.name] ?? '') };
        return { ...good, headers };
      }
      const body = JSON.parse(good.raw) as { signature: string };
      return { ...good, raw: JSON.stringify({ ...body, signature: change(body.signature) }) };
    };
    expect(
      verdict(
        nudges,
        spoil(() => ''),
        ['their-secret'],
      ),
    ).toEqual({ ok: false, why: 'unsigned' });
    expect(
      verdict(
        nudges,
        spoil((one) => `${one.slice(0, -4)}0000`),
        ['their-secret'],
      ).ok,
    ).toBe(false);
    for (const later of [-1, 1])
      expect(verdict(nudges, good, ['their-secret'], NOW + later * 2 * HOUR)).toEqual({ ok: false, why: 'too-old' });
  });
});

it('one whose platform signs its body is none with a byte changed or written anew, and one whose platform signs none of it may say anything', () => {
  const byBody = new Map(
    signing.map(([name, nudges]) => {
      const { raw, headers } = sent(nudges, 'their-secret');
      const changed = { raw: raw.replace('0000-4000', '0000-4001'), headers };
      const anew = { raw: JSON.stringify(JSON.parse(raw), null, 1), headers };
      return [name, [changed, anew].map((one) => verdict(nudges, one, ['their-secret']).ok)];
    }),
  );
  expect(Object.fromEntries(byBody)).toEqual({ lever: [true, true], smartrecruiters: [false, false] });
});

/** Made with openssl, not with the code under test. */
it('SmartRecruiters signs as others reckon it, too', () => {
  const nudges = pulledKinds.find(({ kind }) => kind === 'smartrecruiters')?.nudges;
  if (nudges === undefined) throw new Error('in no registry');
  const headers = {
    ...{ 'smartrecruiters-timestamp': '1773129600', 'event-id': 'n-1', 'event-name': 'application.created' },
    'smartrecruiters-signature': 'v1=00;v1=2708f6e626763cc4bc146ab851acbceb22b2a5a4b357f1109197a5cea9994c39',
  };
  expect(verdict(nudges, { raw: '{"candidate_id":"c-1"}', headers }, ['a secret of sixteen'])).toEqual({
    ...{ ok: true, id: 'n-1' },
  });
});

it('Lever signs as others reckon it, too, neither under the header that others name nor over the token alone', () => {
  const nudges = pulledKinds.find(({ kind }) => kind === 'lever')?.nudges;
  if (nudges === undefined) throw new Error('in no registry');
  const body = { event: 'candidateHired', token: 'tok-1', triggeredAt: NOW };
  const signature = 'c1f17fb3383711c1be9931d54cebd8d2c355bcaaccef42ebe2b2cc9b8eb4356b';
  const raw = JSON.stringify({ ...body, signature });
  expect(verdict(nudges, { raw, headers: {} }, ['a-secret-of-sixteen'])).toEqual({ ok: true, id: 'tok-1' });
  const tokenAlone = createHmac('sha256', 'a-secret-of-sixteen').update('tok-1').digest('hex');
  expect(
    verdict(nudges, { raw: JSON.stringify({ ...body, signature: tokenAlone }), headers: {} }, ['a-secret-of-sixteen']),
  ).toEqual({
    ...{ ok: false, why: 'mismatch' },
  });
  const headers = { 'x-lever-signature': signature, 'lever-signature': signature };
  expect(verdict(nudges, { raw: JSON.stringify(body), headers }, ['a-secret-of-sixteen'])).toEqual({
    ...{ ok: false, why: 'unsigned' },
  });
});

it('Lever signs each of its events with another token, and all of them count', () => {
  const nudges = pulledKinds.find(({ kind }) => kind === 'lever')?.nudges;
  if (nudges === undefined) throw new Error('in no registry');
  const tokens = ['token-of-created', 'token-of-hired', 'token-of-deleted'];
  for (const token of tokens) {
    expect(verdict(nudges, sent(nudges, token), [`${tokens.join('  \n')} `])).toEqual({ ok: true, id: 'n-1' });
    expect(verdict(nudges, sent(nudges, token), [tokens.join('-')]).ok).toBe(false);
  }
  expect(verdict(nudges, sent(nudges, ''), [tokens.join(' ')]).ok).toBe(false);
});

it.each(nudging)('%s names who may be gone only where it says so, and nobody in a broken body', (_name, nudges) => {
  const named = Object.keys(nudges.samples).filter((event) => {
    const { raw, headers } = sent(nudges, 'their-secret', { event });
    return nudges.maybeGone(bodyOf(Buffer.from(raw)), headers).length > 0;
  });
  expect(named).toEqual(Object.keys(nudges.samples).filter((event) => /delete|destroy/i.test(event)));
  for (const body of [undefined, null, 3, [], {}, { data: null }, { payload: { event_name: 'candidate.destroy' } }])
    expect(nudges.maybeGone(body, {})).toEqual([]);
});
