import { describe, expect, it } from '@jest/globals';
import { aboutSource, RECEIVED, toldBy } from '../testing/told-by.js';
import { ignored, readAshby, tellingActions } from './read.js';
import * as given from './testing/deliveries.js';

const about = aboutSource('ashby');
const at = (text: string) => Date.parse(text);
const told = (body: object) => toldBy(readAshby, body, about);
const stateOf = (body: object) => told(body).at(-1)?.data;
const own = { scheme: 'ashby', value: `werft/${given.CANDIDATE}` };

describe('an application', () => {
  it('is a person with every name they are known by, and runs', () => {
    const [person, applied, ...more] = told(given.about('applicationSubmit'));
    expect(more).toEqual([]);
    expect(person).toMatchObject({
      kind: 'person.observed',
      data: {
        ...{ source: 'ashby', sourceId: given.CANDIDATE, basis: 'own-relation' },
        observedAt: at('2026-02-10T10:30:00Z'),
        name: { given: '', family: '', full: 'Ilse Wacholder' },
        identities: [
          own,
          { scheme: 'email', value: 'ilse@wacholder.example' },
          { scheme: 'phone', value: '+497615550211' },
        ],
      },
    });
    expect(applied).toMatchObject({
      kind: 'application.observed',
      data: {
        ...{ at: at('2026-02-10T10:30:00Z'), sourceId: `werft/${given.APPLICATION}`, job: 'Bookbinder', stage: 'Talk' },
        ...{ now: { is: 'active', reopened: true }, appliedAt: at('2026-02-02T09:00:00Z'), interviewed: false },
      },
    });
  });

  it('of a lead is a person somebody found, and no application', () => {
    const inputs = told(given.about('applicationSubmit', { status: 'Lead' }));
    expect(inputs.map(({ kind, data }) => [kind, data['basis']])).toEqual([['person.observed', 'sourced']]);
  });

  it('that is archived makes nobody an applicant: they may have been a lead', () => {
    const [person, end] = told(given.archived('RejectedByOrg'));
    expect([person?.data['basis'], end?.data['onlyKnown']]).toEqual(['sourced', true]);
    const running = told(given.about('applicationUpdate')).at(-1);
    expect(running?.data['onlyKnown'] ?? false).toBe(false);
  });

  it('has one name for one state, whichever of the deliveries about it tells', () => {
    const name = (action: string, more: object = {}) => stateOf(given.about(action, more))?.['state'];
    expect(name('applicationUpdate')).toBe(name('candidateStageChange'));
    expect(name('applicationUpdate', { updatedAt: '2026-02-11T10:30:00Z' })).not.toBe(name('applicationUpdate'));
  });

  it('ends on the day it was archived, by whose no it was', () => {
    const ends = ['RejectedByOrg', 'RejectedByCandidate', 'Other', null].map((type) => stateOf(given.archived(type)));
    expect(ends.map((one) => (one?.['now'] as { end: string }).end)).toEqual([
      ...['rejected', 'withdrawn', 'other', 'other'],
    ]);
    expect(ends[0]).toMatchObject({
      at: at('2026-03-01T12:00:00Z'),
      now: { is: 'ended', reason: 'Another hand' },
    });
  });

  it('that runs takes a hire back, unless nobody says when', () => {
    const now = (more: object) => stateOf(given.about('applicationUpdate', more))?.['now'];
    expect(now({})).toEqual({ is: 'active', reopened: true });
    expect(now({ updatedAt: undefined })).toEqual({ is: 'active', reopened: false });
  });

  it('is a hire, also where that is told by the way', () => {
    const hired = (action: string) => stateOf(given.about(action, { status: 'Hired' }));
    expect(hired('candidateHire')).toMatchObject({ now: { is: 'hired' } });
    expect(hired('candidateHire')?.['state']).not.toBe(hired('applicationUpdate')?.['state']);
    const later = stateOf(given.about('applicationUpdate', { status: 'Hired', updatedAt: '2026-03-09T00:00:00Z' }));
    expect(later?.['state']).toBe(hired('applicationUpdate')?.['state']);
  });
});

describe('an interview', () => {
  it('that took place counts for whoever is known, on the day it was arranged', () => {
    expect(told(given.interview('Complete'))).toMatchObject([
      {
        kind: 'application.observed',
        data: {
          ...{ identities: [own], sourceId: `werft/${given.APPLICATION}`, interviewed: true },
          ...{ at: at('2026-02-11T08:00:00Z'), state: 'interview talk-1', now: { is: 'active' } },
        },
      },
    ]);
  });

  it('that did not take place, or of nobody, says nothing', () => {
    const none = [given.interview('Scheduled'), given.interview('Cancelled')];
    const nobody = [given.interview('Complete', { candidateId: null }), given.interview('Complete', { createdAt: 1 })];
    for (const body of [...none, ...nobody]) expect(told(body)).toEqual([]);
  });
});

describe('a candidate', () => {
  it('who was deleted is forgotten, and stays so', () => {
    expect(told(given.deleted).map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
    expect(readAshby(given.deleted, about)).toMatchObject({ closes: { person: own, forGood: true } });
  });

  it('who was merged goes on as another one', () => {
    expect(told(given.merged)).toMatchObject([
      {
        kind: 'person.merged',
        data: { loser: [own], winner: [{ scheme: 'ashby', value: 'werft/the-other' }], at: RECEIVED },
      },
    ]);
  });

  it('brings nothing along that Kith does not read', () => {
    expect(JSON.stringify(told(given.about('applicationSubmit')))).not.toMatch(/does not read|192\.0|Kranich/);
  });
});

describe('every type', () => {
  it('is read, ignored by name, or a ping', () => {
    const all = [...tellingActions, ...ignored, 'ping'];
    expect([new Set(all).size, all.length]).toEqual([22, 22]);
    expect(readAshby(given.delivery('ping', { webhookActionType: 'ping' }), about).is).toBe('ping');
    for (const action of ignored)
      expect(readAshby(given.delivery(action, {}), about)).toEqual({ is: 'ignored', action });
  });

  it('that is new, or has lost its shape, is set aside', () => {
    expect(readAshby(given.delivery('candidateSing', {}), about)).toMatchObject({ is: 'unknown', why: 'action' });
    for (const body of [null, 3, [], {}, { action: 7 }])
      expect(readAshby(body, about)).toEqual({ is: 'unknown', action: null, why: 'shape' });
    const odd = [{}, null, { application: given.application({ status: 'Dreaming' }) }];
    for (const data of odd)
      expect(readAshby({ action: 'applicationUpdate', data }, about)).toMatchObject({ is: 'unknown', why: 'shape' });
  });
});
