import { expect, it } from '@jest/globals';
import { aboutSource } from '../testing/told-by.js';
import { verifySignature } from '../verify-signature.js';
import { jazzhr } from './jazzhr.js';
import { readJazzHR, VERIFY } from './read.js';

const about = aboutSource('jazzhr');

it('a verify event is answered and says nothing', () => {
  expect(readJazzHR(VERIFY, about, { 'x-jazzhr-event': 'VERIFY' })).toEqual({ is: 'ping', action: 'VERIFY' });
});

it('a candidate is set aside by name, whatever its fields', () => {
  const body = { first_name: 'Probe', email: 'probe.beispiel@kith.example' };
  expect(readJazzHR(body, about, { 'x-jazzhr-event': 'CANDIDATE-EXPORT' })).toEqual({
    ...{ is: 'unknown', action: 'CANDIDATE-EXPORT', why: 'shape' },
  });
  expect(readJazzHR(body, about, { 'x-jazzhr-event': 'SONG' })).toMatchObject({ action: 'SONG', why: 'action' });
  expect(readJazzHR(VERIFY, about, {})).toEqual({ is: 'unknown', action: null, why: 'action' });
});

it('a delivery is known again by the name of its request', () => {
  const raw = JSON.stringify({ any: 'thing' });
  const headers = jazzhr.sign(raw, 'a secret of sixteen', 'request-1');
  const delivery = { raw: Buffer.from(raw), body: JSON.parse(raw) as unknown, headers };
  expect(verifySignature(jazzhr.signature, delivery, ['a secret of sixteen'], about.receivedAt)).toEqual({
    ...{ ok: true, id: 'request-1' },
  });
});
