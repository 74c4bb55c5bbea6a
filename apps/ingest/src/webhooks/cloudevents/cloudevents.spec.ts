import { expect, it } from '@jest/globals';
import { aboutSource, RECEIVED, toldBy } from '../testing/told-by.js';
import { verifySignature } from '../verify-signature.js';
import { cloudEvents } from './cloudevents.js';
import { readCloudEvent } from './read.js';

const about = aboutSource('cloudevents');
const own = { scheme: 'cloudevents', value: 'werft/77' };
const event = (type: string, data: unknown, more: object = {}) => ({
  ...{ specversion: '1.0', id: 'e1', source: '/portal', type, time: '2026-03-09T17:30:00Z', data, ...more },
});
const noor = { id: 77, name: 'Noor Haddad', emails: ['noor@haddad.example'] };

it('an event tells of people, whatever its sender puts before its type', () => {
  for (const type of ['person.updated', 'org.example.person.updated'])
    expect(toldBy(readCloudEvent, event(type, noor), about)).toMatchObject([
      {
        kind: 'person.observed',
        data: {
          ...{ source: 'cloudevents', sourceId: '77', observedAt: Date.UTC(2026, 2, 9, 17, 30) },
          ...{ name: { full: 'Noor Haddad' }, identities: [own, { scheme: 'email', value: 'noor@haddad.example' }] },
        },
      },
    ]);
});

it('an event tells of applications and of who is gone', () => {
  const applying = { id: 'a9', person: noor, state: 'withdrawn', since: '2026-03-08T08:00:00Z', reason: 'Moved' };
  expect(toldBy(readCloudEvent, event('a.application.updated', applying), about).at(-1)?.data).toMatchObject({
    ...{ sourceId: 'werft/a9', now: { is: 'ended', end: 'withdrawn', reason: 'Moved' } },
  });
  const deleted = readCloudEvent(event('person.deleted', { id: 77 }), about);
  expect(deleted).toMatchObject({ closes: { person: own, forGood: true } });
});

it('an event without a time is as of when it came in', () => {
  const [person] = toldBy(readCloudEvent, event('person.updated', noor, { time: undefined }), about);
  expect(person?.data['observedAt']).toBe(RECEIVED);
});

it('a batch, another version, and a type nobody knows are set aside', () => {
  expect(readCloudEvent([event('ping', {})], about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
  expect(readCloudEvent(event('ping', {}, { specversion: '0.3' }), about)).toMatchObject({ why: 'shape' });
  expect(readCloudEvent(event('org.example.invoice.paid', {}), about)).toMatchObject({
    ...{ action: 'org.example.invoice.paid', why: 'action' },
  });
  expect(readCloudEvent(event('person.updated', undefined), about)).toMatchObject({ why: 'shape' });
  expect(readCloudEvent(event('org.example.ping', null), about)).toEqual({ is: 'ping', action: 'ping' });
});

it('an event is known again by its source and id', () => {
  const raw = JSON.stringify(event('ping', {}));
  const headers = cloudEvents.sign(raw, 'a secret of sixteen', '');
  const delivery = { raw: Buffer.from(raw), body: JSON.parse(raw) as unknown, headers };
  expect(verifySignature(cloudEvents.signature, delivery, ['a secret of sixteen'], RECEIVED)).toEqual({
    ...{ ok: true, id: '/portal e1' },
  });
});
