import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aboutSource, RECEIVED, toldBy } from '../testing/told-by.js';
import { verifySignature } from '../verify-signature.js';
import { readWorkable } from './read.js';
import * as given from './testing/deliveries.js';
import { workable } from './workable.js';

const about = aboutSource('workable', { hired: 'Hired, Contract signed' });
const at = (text: string) => Date.parse(text);
const told = (body: object) => toldBy(readWorkable, body, about);
const stateOf = (body: object) => told(body).at(-1)?.data;
const own = { scheme: 'workable', value: 'werft/1a2b3c' };

describe('a candidate', () => {
  it('is a person with every name they are known by, and an application that runs', () => {
    expect(told(given.delivery('candidate_created', given.candidate()))).toMatchObject([
      {
        kind: 'person.observed',
        data: {
          ...{ sourceId: '1a2b3c', name: { given: 'Piet', family: 'Klüver', full: 'Piet Klüver' } },
          ...{ headline: 'Sailmaker', employer: 'Tuchwerk', position: 'Sailmaker' },
          observedAt: RECEIVED,
          identities: [
            own,
            { scheme: 'email', value: 'piet@kluever.example' },
            { scheme: 'phone', value: '+494215550312' },
          ],
        },
      },
      {
        kind: 'application.observed',
        data: {
          ...{
            at: at('2026-02-10T10:30:00Z'),
            sourceId: 'werft/1a2b3c',
            job: 'Head of sails',
            stage: 'Phone Screen',
            interviewed: false,
          },
          ...{ now: { is: 'active', reopened: true }, appliedAt: at('2026-02-02T09:00:00Z') },
        },
      },
    ]);
  });

  it('who was disqualified is out since that day, whichever delivery shows it', () => {
    expect(stateOf(given.disqualified())).toMatchObject({
      at: at('2026-03-01T12:00:00Z'),
      now: { is: 'ended', end: 'rejected', reason: 'Another hand' },
    });
    const again = given.delivery('candidate_moved', given.disqualified().data, { fired_at: '2026-03-04T00:00:00Z' });
    expect(stateOf(again)?.['state']).toBe(stateOf(given.disqualified())?.['state']);
  });

  it('is hired where the team says that the stage means it', () => {
    expect(stateOf(given.moved({ stage: 'contract signed' }))?.['now']).toEqual({ is: 'hired' });
    const unsaid = toldBy(readWorkable, given.moved({ stage: 'Hired' }), aboutSource('workable'));
    expect(unsaid.at(-1)?.data['now']).toEqual({ is: 'active', reopened: true });
  });

  it('who was deleted is forgotten, and stays so', () => {
    const body = given.delivery('candidate_deleted', given.candidate());
    expect(told(body).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
    expect(readWorkable(body, about)).toMatchObject({ closes: { person: own, forGood: true } });
  });

  it('brings nothing along that Kith does not read', () => {
    expect(JSON.stringify(told(given.moved()))).not.toMatch(/does not read|Kaistraße|piet\.jpg|Seefahrtschule|Knots/);
  });

  it('without a time is as of when it came in', () => {
    const body = { type: 'candidate_moved', data: given.candidate() };
    expect(stateOf(body)).toMatchObject({ at: RECEIVED, state: `active Phone Screen ${RECEIVED} reopened` });
  });
});

it('employees are ignored, what is new or shapeless is set aside', () => {
  expect(readWorkable(given.delivery('employee_updated', {}), about).is).toBe('ignored');
  expect(readWorkable(given.delivery('candidate_sang', {}), about)).toMatchObject({ why: 'action' });
  for (const body of [null, 3, [], {}, { event_type: 7 }])
    expect(readWorkable(body, about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
  expect(readWorkable(given.delivery('candidate_moved', {}), about)).toMatchObject({ is: 'unknown', why: 'shape' });
});

it.each(['hex', 'base64'] as const)('its signature may be %s', (encoding) => {
  const raw = JSON.stringify(given.moved());
  const signature = createHmac('sha256', 'a token of theirs').update(raw).digest(encoding);
  const delivery = {
    raw: Buffer.from(raw),
    body: JSON.parse(raw) as unknown,
    headers: { 'x-workable-signature': signature },
  };
  expect(verifySignature(workable.signature, delivery, ['a token of theirs'], RECEIVED).ok).toBe(true);
  expect(verifySignature(workable.signature, delivery, ['another token'], RECEIVED).ok).toBe(false);
});
