import { describe, expect, it } from '@jest/globals';
import { aboutSource, RECEIVED, toldBy } from '../testing/told-by.js';
import { isTrial, readRecruitee } from './read.js';
import * as given from './testing/deliveries.js';

const about = aboutSource('recruitee', { hired: 'Hired' });
const HAPPENED = Date.UTC(2026, 1, 10, 10, 30);
const told = (body: object) => toldBy(readRecruitee, body, about);
const stateOf = (body: object) => told(body).at(-1)?.data;
const own = { scheme: 'recruitee', value: 'werft/4711' };

describe('a candidate', () => {
  it('who is new is a person, and has applied for nothing yet', () => {
    expect(told(given.created)).toMatchObject([
      {
        kind: 'person.observed',
        data: {
          ...{ sourceId: '4711', observedAt: HAPPENED, name: { full: 'Jule Strandhafer' } },
          identities: [
            own,
            { scheme: 'email', value: 'jule@strandhafer.example' },
            { scheme: 'phone', value: '+494615550413' },
          ],
        },
      },
    ]);
  });

  it('who was put into a job is in process there, in a talent pool is not', () => {
    expect(stateOf(given.assigned())).toMatchObject({
      ...{ sourceId: 'werft/4711-33', at: HAPPENED, job: 'Lighthouse keeper', now: { is: 'active', reopened: true } },
    });
    expect(told(given.assigned({ kind: 'talent_pool' })).map(({ kind }) => kind)).toEqual(['person.observed']);
  });

  it('who moves is in another stage, and hired where the team says that the stage means it', () => {
    expect(stateOf(given.movedTo('Talk'))).toMatchObject({ stage: 'Talk', now: { is: 'active', reopened: true } });
    expect(stateOf(given.movedTo('hired '))?.['now']).toEqual({ is: 'hired' });
  });

  it('who is out is out, and goes on if that is taken back', () => {
    expect(stateOf(given.qualified('disqualified'))).toMatchObject({
      ...{ at: HAPPENED, now: { is: 'ended', end: 'rejected', reason: null } },
    });
    expect(stateOf(given.qualified('requalified'))?.['now']).toEqual({ is: 'active', reopened: true });
  });

  it('who was deleted is forgotten, and stays so', () => {
    expect(told(given.deleted).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
    expect(readRecruitee(given.deleted, about)).toMatchObject({ closes: { person: own, forGood: true } });
  });

  it('without a time is as of when it came in', () => {
    expect(stateOf({ ...given.movedTo('Talk'), created_at: undefined })).toMatchObject({ at: RECEIVED });
  });
});

it('a test carries nobody, whatever example comes with it', () => {
  expect(readRecruitee({ test: true }, about)).toEqual({ is: 'ping', action: 'test' });
  expect(readRecruitee({ ...given.movedTo('Talk'), test: true }, about).is).toBe('ping');
  expect([null, {}, { test: false }, given.created].map((body) => isTrial(body))).toEqual([false, false, false, false]);
});

it('what is new or shapeless is set aside', () => {
  expect(readRecruitee(given.delivery('job_published', null, {}), about)).toMatchObject({ why: 'action' });
  expect(readRecruitee(given.delivery('candidate_moved', 'sideways', {}), about)).toMatchObject({ why: 'action' });
  for (const body of [null, 3, [], {}, { event_type: 7 }])
    expect(readRecruitee(body, about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
  expect(readRecruitee(given.delivery('candidate_created', null, {}), about)).toMatchObject({ why: 'shape' });
});
