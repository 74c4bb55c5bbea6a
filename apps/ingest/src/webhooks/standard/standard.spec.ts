import { describe, expect, it } from '@jest/globals';
import { inputOf } from '#libs/events/inputs.js';
import type { About, Delivered } from '../calling-kind.js';
import { verifySignature } from '../verify-signature.js';
import { readStandard, tellingTypes } from './read.js';
import { standardWebhooks } from './standard.js';

const NOW = Date.UTC(2026, 2, 10, 8);
const HAPPENED = Date.UTC(2026, 2, 9, 17, 30);
const about: About = {
  source: { id: 's_1', kind: 'standard-webhooks', basis: 'own-relation' },
  settings: { account: 'portal' },
  country: 'DE',
  receivedAt: NOW,
};
const own = { scheme: 'standard-webhooks', value: 'portal/77' };
const noor = {
  id: 77,
  name: { given: 'Noor', family: 'Haddad' },
  employer: 'Lotsenhaus',
  position: 'Hydrographer',
  emails: ['Noor.Haddad@Example.org', 'no address'],
  phones: ['040 1234567'],
  profiles: ['https://www.linkedin.com/in/noor-haddad/', 'https://lotsenhaus.example/team'],
  pages: ['noor.example'],
};
const applying = { id: 'a9', person: noor, job: 'Pilot', recruiter: 'jo@kith.example' };

const delivery = (type: string, data: object) => ({ type, timestamp: new Date(HAPPENED).toISOString(), data });

/** What a delivery tells; the schema of every input has taken it. */
function told(type: string, data: object): Extract<Delivered, { is: 'told' }> {
  const read = readStandard(delivery(type, data), about);
  if (read.is !== 'told') throw new Error(`${type} is ${read.is}`);
  for (const { kind, data: body } of read.inputs)
    expect([kind, inputOf(kind)?.schema.safeParse(body).error]).toEqual([kind, undefined]);
  return read;
}
const inputs = (type: string, data: object) => told(type, data).inputs.map(({ kind, data: body }) => ({ kind, body }));

describe('somebody', () => {
  it('comes with every name they are known by, their own page included, and nobody else’s', () => {
    const [person, ...more] = inputs('person.updated', noor);
    expect(more).toEqual([]);
    expect(person?.body).toMatchObject({
      ...{ source: 'standard-webhooks', sourceId: '77', basis: 'own-relation', observedAt: HAPPENED },
      ...{ name: { given: 'Noor', family: 'Haddad', full: 'Noor Haddad' }, employer: 'Lotsenhaus' },
      identities: [
        own,
        { scheme: 'email', value: 'noor.haddad@example.org' },
        { scheme: 'phone', value: '+49401234567' },
        { scheme: 'linkedin', value: 'noor-haddad' },
        { scheme: 'web', value: 'https://noor.example' },
      ],
    });
  });

  it('may have one name in one piece, or none', () => {
    const nameOf = (name: unknown) => (inputs('person.updated', { id: 1, name })[0]?.body as { name: unknown }).name;
    expect(nameOf('Noor Haddad')).toEqual({ given: '', family: '', full: 'Noor Haddad' });
    expect([nameOf(null), nameOf(undefined), nameOf('')]).toEqual([null, null, null]);
  });

  it('says whether e-mail is wished', () => {
    const signs = [true, false].map((mayEmail) => inputs('person.updated', { ...noor, mayEmail }).at(-1)?.kind);
    expect(signs).toEqual(['welcome.observed', 'unwelcome.observed']);
  });

  it('who is private does not come in, and leaves', () => {
    const read = told('application.updated', { ...applying, person: { ...noor, private: true }, state: 'active' });
    expect(read.inputs.map(({ kind }) => kind)).toEqual(['person.forgotten']);
    expect(read.closes).toEqual({ person: own, forGood: false });
  });

  it('who was deleted does not come back', () => {
    const read = told('person.deleted', { id: 77 });
    expect(read.inputs.map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
    expect(read.closes).toEqual({ person: own, forGood: true });
  });

  it('who became another is noted as the same', () => {
    expect(inputs('person.merged', { id: 77, into: 78 })).toEqual([
      {
        kind: 'person.merged',
        body: { source: 'standard-webhooks', winner: [{ ...own, value: 'portal/78' }], loser: [own], at: HAPPENED },
      },
    ]);
  });
});

describe('an application', () => {
  const stateOf = (more: object) => inputs('application.updated', { ...applying, ...more }).at(-1)?.body;

  it('runs, with its recruiter and whether somebody has talked to them', () => {
    expect(stateOf({ state: 'active', stage: 'Talks', interviewed: true })).toMatchObject({
      ...{ sourceId: 'portal/a9', at: HAPPENED, now: { is: 'active', reopened: false }, interviewed: true },
      ...{ recruiter: 'jo@kith.example', job: 'Pilot', stage: 'Talks' },
    });
  });

  it('ends as it says, when it says', () => {
    const since = '2026-03-01T09:00:00Z';
    const ends = ['rejected', 'withdrawn', 'ended', 'hired'].map((state) => stateOf({ state, since, reason: 'Moved' }));
    expect(ends.map((body) => (body as { now: object }).now)).toEqual([
      { is: 'ended', end: 'rejected', reason: 'Moved' },
      { is: 'ended', end: 'withdrawn', reason: 'Moved' },
      { is: 'ended', end: 'other', reason: 'Moved' },
      { is: 'hired' },
    ]);
    for (const body of ends) expect(body).toMatchObject({ at: Date.parse(since) });
  });

  it('that is told again is the same state; another stage is another', () => {
    const names = [{ stage: 'Talks' }, { stage: 'Talks', job: 'Captain' }, { stage: 'Offer' }].map(
      (more) => (stateOf({ state: 'active', since: '2026-03-01T09:00:00Z', ...more }) as { state: string }).state,
    );
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('without a time of its own is the same one whenever it is told, and no end is without one', () => {
    const read = (type: string, timestamp: string, more: object) =>
      readStandard({ type, timestamp, data: { ...applying, ...more } }, about);
    const nights = ['2026-03-01T02:00:00Z', '2026-03-02T02:00:00Z'].map((night) =>
      read('application.updated', night, { state: 'active', stage: 'Talks' }),
    );
    const names = nights.map((one) => (one.is === 'told' ? one.inputs.at(-1)?.data : null) as { state: string });
    expect(names[0]?.state).toBe(names[1]?.state);
    const end = read('application.updated', '2026-03-01T02:00:00Z', { state: 'rejected' });
    expect(end).toEqual({ is: 'unknown', action: 'application.updated', why: 'shape' });
  });

  it('that is gone counts for nothing any more', () => {
    expect(inputs('application.deleted', { id: 'a9', person: { id: 77 } })).toMatchObject([
      { kind: 'application.forgotten', body: { identities: [own], applications: ['portal/a9'], as: 'deleted' } },
    ]);
  });
});

describe('what is not understood', () => {
  it.each([
    ['no envelope', 'text', null, 'shape'],
    ['a type nobody knows', delivery('invoice.paid', {}), 'invoice.paid', 'action'],
    ['a type by the name of something every object has', delivery('constructor', {}), 'constructor', 'action'],
    ['somebody without an id', delivery('person.updated', { name: 'Noor' }), 'person.updated', 'shape'],
    [
      'a state nobody knows',
      delivery('application.updated', { ...applying, state: 'paused' }),
      'application.updated',
      'shape',
    ],
  ])('%s is set aside', (_name, body, action, why) => {
    expect(readStandard(body, about)).toEqual({ is: 'unknown', action, why });
  });

  it('a field that is nonsense takes nothing else along', () => {
    const [person] = inputs('person.updated', { ...noor, emails: 'none', phones: [7, null], employer: { a: 1 } });
    expect(person?.body).toMatchObject({ employer: null, position: 'Hydrographer' });
  });
});

describe('its signature', () => {
  const secret = standardWebhooks.asSecret?.(Buffer.alloc(32, 7).toString('base64url')) ?? '';
  const raw = JSON.stringify(delivery('ping', {}));
  const signed = (headers: Record<string, string>, body = raw, now = Date.now()) =>
    verifySignature(
      standardWebhooks.signature,
      { headers, raw: Buffer.from(body), body: JSON.parse(body) as unknown },
      [secret],
      now,
    );

  it('is that of a published example of the specification', () => {
    const headers = {
      ...{ 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330' },
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const example = { headers, raw: Buffer.from('{"test": 2432232314}'), body: { test: 2432232314 } };
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect(verifySignature(standardWebhooks.signature, example, [key], 1_614_265_330_000)).toEqual({
      ...{ ok: true, id: 'msg_p5jXN8AQM9LWM0D4loKWxJek' },
    });
  });

  it('of a delivery that we make ourselves is good, of another body, another id or an old time it is not', () => {
    const headers = standardWebhooks.sign(raw, secret, 'msg_1');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(signed(headers)).toEqual({ ok: true, id: 'msg_1' });
    expect(signed(headers, `${raw} `)).toEqual({ ok: false, why: 'mismatch' });
    expect(signed({ ...headers, 'webhook-id': 'msg_2' })).toEqual({ ok: false, why: 'mismatch' });
    expect(signed(headers, raw, Date.now() + 6 * 60_000)).toEqual({ ok: false, why: 'too-old' });
  });
});

it('every type can be tried, and every sample is understood', () => {
  const read = Object.values(standardWebhooks.samples).map((sample) => readStandard(sample(NOW), about));
  expect(read.filter(({ is }) => is === 'unknown')).toEqual([]);
  expect(tellingTypes.filter((type) => !read.some(({ action }) => action === type))).toEqual([]);
});
