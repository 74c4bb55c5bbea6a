import { expect, it } from '@jest/globals';
import { aboutSource, toldBy } from '../testing/told-by.js';
import { readBreezy } from './read.js';
import * as given from './testing/deliveries.js';

const about = aboutSource('breezy', { hired: 'Hired', ended: 'Disqualified,Not now' });
const told = (body: object) => toldBy(readBreezy, body, about);
const stateOf = (body: object) => told(body).at(-1)?.data;
const own = { scheme: 'breezy', value: 'werft/c9f1' };

it('a candidate is a person with every name they are known by, and an application that runs', () => {
  expect(told(given.inStage('Applied', 'candidateAdded'))).toMatchObject([
    {
      kind: 'person.observed',
      data: {
        ...{ sourceId: 'c9f1', name: { full: 'Tjark Seegras' }, observedAt: Date.UTC(2026, 1, 10, 10, 30) },
        identities: [
          own,
          { scheme: 'email', value: 'tjark@seegras.example' },
          { scheme: 'phone', value: '+4941315550514' },
        ],
      },
    },
    {
      kind: 'application.observed',
      data: {
        ...{ sourceId: 'werft/c9f1-p5', job: 'Dike warden', stage: 'Applied', at: Date.UTC(2026, 1, 10, 10, 29) },
        now: { is: 'active', reopened: true },
      },
    },
  ]);
});

it('a stage means what the team says it means', () => {
  const nows = ['hired', ' Not now', 'Hired soon'].map((name) => stateOf(given.inStage(name))?.['now']);
  expect(nows).toEqual([
    { is: 'hired' },
    { is: 'ended', end: 'other', reason: 'Not now' },
    { is: 'active', reopened: true },
  ]);
  const unsaid = toldBy(readBreezy, given.inStage('Hired'), aboutSource('breezy'));
  expect(unsaid.at(-1)?.data['now']).toEqual({ is: 'active', reopened: true });
});

it('who was deleted is forgotten, and stays so', () => {
  expect(told(given.deleted).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
  expect(readBreezy(given.deleted, about)).toMatchObject({ closes: { person: own, forGood: true } });
});

it('nothing comes along that Kith does not read', () => {
  expect(JSON.stringify(told(given.inStage('Talk')))).not.toMatch(/tjark\.jpg|fair|Husum|Kranich|board/);
});

it('positions and notes are ignored, what is new or shapeless is set aside', () => {
  expect(readBreezy(given.delivery('companyNotePosted', {}), about).is).toBe('ignored');
  expect(readBreezy(given.delivery('candidateSang', {}), about)).toMatchObject({ why: 'action' });
  for (const body of [null, 3, [], {}, { type: 7 }])
    expect(readBreezy(body, about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
  expect(readBreezy({ type: 'candidateAdded', object: {} }, about)).toMatchObject({ is: 'unknown', why: 'shape' });
});
