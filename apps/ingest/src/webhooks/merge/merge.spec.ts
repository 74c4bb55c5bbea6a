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

it('an application runs for whoever is known, and ends once', () => {
  expect(told(given.delivery('Application.added', given.application()))).toMatchObject([
    {
      kind: 'application.observed',
      data: {
        ...{ identities: [own], sourceId: `werft/${given.APPLICATION}`, at: Date.UTC(2026, 1, 12, 8) },
        ...{ now: { is: 'active', reopened: false }, appliedAt: Date.UTC(2026, 1, 2, 9) },
      },
    },
  ]);
  const rejected = (modified_at: string) => {
    const end = { rejected_at: '2026-03-01T00:00:00Z', candidate: { id: given.CANDIDATE }, modified_at };
    return told(given.delivery('Application.changed', given.application(end)))[0]?.data;
  };
  const first = rejected('2026-03-01T12:00:00Z');
  expect(first).toMatchObject({ now: { is: 'ended', end: 'rejected', reason: null } });
  expect(rejected('2026-03-02T12:00:00Z')?.['state']).toBe(first?.['state']);
});

it('an end that its platform dates by the day alone still comes after what ran that day', () => {
  const at = (more: object) =>
    told(given.delivery('Application.changed', given.application(more)))[0]?.data['at'] as number;
  const running = at({ modified_at: '2026-03-01T09:00:00Z' });
  expect(at({ modified_at: '2026-03-01T12:00:00Z', rejected_at: '2026-03-01T00:00:00Z' })).toBeGreaterThan(running);
});

it('who was removed is forgotten and stays so, an application that was counts for nothing', () => {
  const removed = given.delivery('Candidate.removed', given.candidate());
  expect(told(removed).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
  expect(readMerge(removed, about)).toMatchObject({ closes: { person: own, forGood: true }, at: RECEIVED });
  expect(told(given.delivery('Application.removed', given.application()))).toMatchObject([
    { kind: 'application.forgotten', data: { applications: [`werft/${given.APPLICATION}`], identities: [own] } },
  ]);
});

it('what was deleted behind Merge is removed, also where it is told as changed', () => {
  const behind = { remote_was_deleted: true };
  for (const [model, body] of [
    ['Candidate', given.candidate(behind)],
    ['Application', given.application(behind)],
  ] as const)
    expect(readMerge(given.delivery(`${model}.changed`, body), about)).toEqual({
      ...readMerge(given.delivery(`${model}.removed`, body), about),
      action: `${model}.changed`,
    });
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
