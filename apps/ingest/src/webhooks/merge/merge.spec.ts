import { expect, it } from '@jest/globals';
import { aboutSource, RECEIVED, toldBy } from '../testing/told-by.js';
import { readMerge } from './read.js';
import * as given from './testing/deliveries.js';

const about = aboutSource('merge');
const told = (body: object) => toldBy(readMerge, body, about);
const own = { scheme: 'merge', value: `werft/${given.CANDIDATE}` };

it('a candidate is a person with every name they are known by', () => {
  expect(told(given.delivery('Candidate.changed', given.candidate()))).toMatchObject([
    {
      kind: 'person.observed',
      data: {
        ...{ name: { given: 'Fenja', family: 'Ostwind', full: 'Fenja Ostwind' }, employer: 'Mühlenwerk' },
        ...{ position: 'Miller', observedAt: Date.UTC(2026, 1, 10, 10, 30) },
        identities: [
          own,
          { scheme: 'email', value: 'fenja@ostwind.example' },
          { scheme: 'phone', value: '+494315550615' },
          { scheme: 'linkedin', value: 'fenja-ostwind' },
        ],
      },
    },
  ]);
});

it('a candidate who is private does not come in, and one who wants no e-mail closes e-mail', () => {
  const hidden = given.delivery('Candidate.added', given.candidate({ is_private: true }));
  expect(told(hidden).map(({ kind }) => kind)).toEqual(['person.forgotten']);
  const silent = given.delivery('Candidate.added', given.candidate({ can_email: false }));
  expect(told(silent).at(-1)?.kind).toBe('unwelcome.observed');
});

it('an application runs for whoever is known, and ends on the day it was rejected', () => {
  expect(told(given.delivery('Application.added', given.application()))).toMatchObject([
    {
      kind: 'application.observed',
      data: {
        ...{ identities: [own], sourceId: `werft/${given.APPLICATION}`, at: Date.UTC(2026, 1, 12, 8) },
        ...{ now: { is: 'active', reopened: false }, appliedAt: Date.UTC(2026, 1, 2, 9) },
      },
    },
  ]);
  const rejected = given.application({ rejected_at: '2026-03-01T12:00:00Z', candidate: { id: given.CANDIDATE } });
  expect(told(given.delivery('Application.changed', rejected))).toMatchObject([
    { data: { at: Date.UTC(2026, 2, 1, 12), now: { is: 'ended', end: 'rejected', reason: null } } },
  ]);
});

it('who was removed is forgotten and stays so, an application that was counts for nothing', () => {
  const removed = given.delivery('Candidate.removed', given.candidate());
  expect(told(removed).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
  expect(readMerge(removed, about)).toMatchObject({ closes: { person: own, forGood: true }, at: RECEIVED });
  expect(told(given.delivery('Application.removed', given.application()))).toMatchObject([
    { kind: 'application.forgotten', data: { applications: [`werft/${given.APPLICATION}`], identities: [own] } },
  ]);
});

it('nothing comes along that Kith does not read', () => {
  expect(JSON.stringify(told(given.delivery('Candidate.changed', given.candidate())))).not.toMatch(/Kiel|fair|21198/);
});

it('other models and other kinds of accounts are ignored', () => {
  for (const event of ['LinkedAccount.synced', 'Issue.created', 'Candidate.synced', 'Scorecard.changed'])
    expect(readMerge(given.delivery(event, {}), about)).toEqual({ is: 'ignored', action: event });
  expect(readMerge(given.delivery('Candidate.changed', given.candidate(), 'hris'), about).is).toBe('ignored');
});

it('what is new or shapeless is set aside', () => {
  expect(readMerge(given.delivery('Candidate.sang', {}), about)).toMatchObject({ is: 'unknown', why: 'action' });
  expect(readMerge(given.delivery('Candidate.changed', null), about)).toMatchObject({ is: 'unknown', why: 'shape' });
  for (const body of [null, 3, [], {}, { hook: {} }])
    expect(readMerge(body, about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
});
