/* eslint max-lines: [error, 400] -- every delivery of the platform and what it yields */
import { describe, expect, it } from '@jest/globals';
import { inputOf } from '#libs/events/inputs.js';
import type { About, Delivered } from '../calling-kind.js';
import { greenhouse } from './greenhouse.js';
import { ignored, readGreenhouse, tellingActions } from './read.js';
import {
  anonymised,
  application,
  candidate,
  created,
  deleted,
  delivery,
  hired,
  merged,
  mina,
  rejected,
  stage,
  stageChanged,
  updated,
} from './testing/deliveries.js';

const RECEIVED = Date.UTC(2026, 2, 10, 8);
const at = (text: string) => Date.parse(text);
const about: About = {
  source: { id: 's_1', kind: 'greenhouse', basis: 'own-relation' },
  settings: { account: 'geigenbau' },
  country: 'DE',
  receivedAt: RECEIVED,
};
const own = { scheme: 'greenhouse', value: 'geigenbau/5100017' };

/** What a delivery tells: kind and body of each input; the schema of every kind that is known has taken it. */
function told(body: object): { kind: string; data: Record<string, unknown> }[] {
  const reading: Delivered = readGreenhouse(body, about);
  expect(reading.is).toBe('told');
  const inputs = reading.is === 'told' ? reading.inputs : [];
  for (const { kind, data } of inputs) expect(inputOf(kind)?.schema.safeParse(data).error).toBeUndefined();
  return inputs as { kind: string; data: Record<string, unknown> }[];
}

describe('a new application', () => {
  it('is a person with every name they are known by, and an application in progress', () => {
    const [person, mail, applied, ...more] = told(created());
    expect(more).toEqual([]);
    expect(person).toMatchObject({
      kind: 'person.observed',
      data: {
        ...{ source: 'greenhouse', sourceId: '5100017', import: null, member: null, basis: 'own-relation' },
        observedAt: at('2026-02-10T10:30:00Z'),
        name: { given: 'Mina', family: 'Löwenzahn', full: 'Mina Löwenzahn' },
        ...{ employer: 'Papierboot Games', position: 'Instrument maker', location: null, connected: null },
        identities: [
          own,
          { scheme: 'email', value: 'mina@loewenzahn.example' },
          { scheme: 'phone', value: '+497615550123' },
          { scheme: 'linkedin', value: 'mina-loewenzahn-7' },
          { scheme: 'web', value: expect.stringContaining('notes.example/mina') },
        ],
      },
    });
    expect(mail).toMatchObject({
      kind: 'welcome.observed',
      data: { sign: 'no-email', network: null, identities: [own] },
    });
    expect(applied).toMatchObject({
      kind: 'application.observed',
      data: {
        ...{ at: at('2026-02-10T10:30:00Z'), sourceId: 'geigenbau/6000017', now: { is: 'active', reopened: false } },
        ...{ appliedAt: at('2026-02-02T09:00:00Z'), interviewed: false, recruiter: 'rike@kranich.example' },
        ...{ job: 'Luthier', stage: 'Review' },
        url: 'https://app.greenhouse.io/people/5100017?application_id=6000017',
      },
    });
  });

  it('of a prospect is a person somebody found, and no application', () => {
    const inputs = told(delivery('new_prospect_application', { application: application(mina, { prospect: true }) }));
    expect(inputs.map(({ kind }) => kind)).toEqual(['person.observed', 'welcome.observed']);
    expect(inputs[0]?.data['basis']).toBe('sourced');
  });
});

describe('a stage', () => {
  it('tells that an interview took place, where its status says so', () => {
    expect(told(stageChanged())[2]?.data).toMatchObject({ interviewed: true, stage: 'On-site talk' });
    const other = (status: string) =>
      told(delivery('candidate_stage_change', { application: application(mina, { current_stage: stage(status) }) }));
    const counted = ['to_be_scheduled', 'scheduled', 'skipped', 'collect_feedback', 'awaiting_feedback', 'complete'];
    expect(counted.filter((status) => other(status)[2]?.data['interviewed'] === true)).toEqual([
      'awaiting_feedback',
      'complete',
    ]);
  });

  it('has one name for one state, whatever told of it, and another one after any activity', () => {
    const stateOf = (action: string, more: object = {}) =>
      told(delivery(action, { application: application(mina, more) }))[2]?.data['state'];
    expect(stateOf('application_updated')).toBe(stateOf('candidate_stage_change'));
    expect(stateOf('application_updated', { last_activity_at: '2026-02-11T10:30:00Z' })).not.toBe(
      stateOf('candidate_stage_change'),
    );
  });

  it('goes on where a hire or a no is taken back', () => {
    for (const action of ['unhire_candidate', 'unreject_candidate'])
      expect(told(delivery(action, { application: application(mina) }))[2]?.data['now']).toEqual({
        is: 'active',
        reopened: true,
      });
  });
});

describe('an end', () => {
  it('is a no with its reason, on the day it was said', () => {
    expect(told(rejected())[2]?.data).toMatchObject({
      at: at('2026-03-01T12:00:00Z'),
      now: { is: 'ended', end: 'rejected', reason: 'Somebody else fits better' },
    });
  });

  it('is theirs where Greenhouse files it so', () => {
    const theirs = {
      status: 'rejected',
      rejection_reason: { id: 1, name: 'Another offer', type: { id: 2, name: 'They rejected us' } },
    };
    expect(told(delivery('reject_candidate', { application: application(mina, theirs) }))[2]?.data).toMatchObject({
      now: { is: 'ended', end: 'withdrawn' },
    });
  });

  it('is a hire, on the day the offer was taken', () => {
    expect(told(hired())[2]?.data).toMatchObject({ at: at('2026-03-04T08:00:00Z'), now: { is: 'hired' } });
  });
});

describe('a candidate', () => {
  it('who is to get no e-mail closes e-mail', () => {
    const [, mail] = told(updated(mina, { can_email: false }));
    expect(mail).toMatchObject({
      kind: 'unwelcome.observed',
      data: { sign: 'no-email', identities: [own], at: RECEIVED },
    });
  });

  it('who is private does not come in, and is taken out', () => {
    const hidden = application(mina, { candidate: candidate(mina, { is_private: true }) });
    for (const body of [updated(mina, { is_private: true }), delivery('application_updated', { application: hidden })])
      expect(told(body)).toMatchObject([
        { kind: 'person.forgotten', data: { extent: 'all', identities: [own], fields: [], import: null } },
      ]);
  });

  it('who was deleted is forgotten, with their applications, and stays so', () => {
    expect(told(deleted())).toMatchObject([
      {
        kind: 'application.forgotten',
        data: { as: 'deleted', applications: ['geigenbau/6000017'], identities: [own] },
      },
      { kind: 'person.forgotten', data: { source: 'greenhouse', extent: 'all', identities: [own], at: RECEIVED } },
    ]);
    expect(readGreenhouse(deleted(), about)).toMatchObject({ closes: { person: own, forGood: true } });
  });

  it('who was merged goes on as another one', () => {
    expect(told(merged())).toMatchObject([
      {
        kind: 'person.merged',
        data: {
          source: 'greenhouse',
          loser: [own],
          winner: [{ scheme: 'greenhouse', value: 'geigenbau/5100018' }],
          at: RECEIVED,
        },
      },
    ]);
  });

  it('who lost some fields loses these, and one without name and address is gone', () => {
    expect(told(anonymised(['headline', 'current_title', 'notes']))).toMatchObject([
      { kind: 'person.forgotten', data: { extent: 'partial', fields: ['employer', 'headline'], identities: [own] } },
    ]);
    expect(told(anonymised(['tags', 'attachments']))).toEqual([]);
    expect(told(anonymised(['full_name', 'email_addresses'])).map(({ kind }) => kind)).toEqual([
      'application.forgotten',
      'person.forgotten',
    ]);
  });

  it('keeps no name that was removed, and no salary, note or file ever', () => {
    const [person] = told(updated(mina, { first_name: 'Anonymized', last_name: '5100017' }));
    expect(person?.data['name']).toBeNull();
    expect(JSON.stringify([told(created()), told(hired())])).not.toMatch(
      /Kith does not read|EUR|cv\.pdf|Wiesenweg|fair/,
    );
  });
});

describe('a deleted application', () => {
  it('is forgotten without its candidate', () => {
    const body = delivery('delete_application', { application: { id: 6_000_017, candidate_id: mina.id, job_id: 812 } });
    expect(told(body)).toMatchObject([
      {
        kind: 'application.forgotten',
        data: { as: 'deleted', applications: ['geigenbau/6000017'], identities: [own] },
      },
    ]);
  });
});

describe('every action', () => {
  it('is read or named as ignored', () => {
    const all = [...tellingActions, ...ignored];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(29);
    for (const action of ignored)
      expect(readGreenhouse({ action, payload: {} }, about)).toEqual({ is: 'ignored', action });
  });

  it('that is new, or has lost its shape, is set aside and breaks nothing', () => {
    expect(readGreenhouse({ action: 'candidate_promoted', payload: {} }, about)).toMatchObject({
      is: 'unknown',
      why: 'action',
    });
    // The name of something that every object has.
    expect(readGreenhouse({ action: 'constructor', payload: {} }, about)).toMatchObject({ why: 'action' });
    for (const body of [null, 3, [], {}, { action: 7 }, { payload: {} }])
      expect(readGreenhouse(body, about)).toMatchObject({ is: 'unknown', why: 'shape' });
    for (const action of tellingActions)
      for (const payload of [null, {}, { application: null }, { person: { id: {} } }, { candidate: [] }])
        expect(readGreenhouse({ action, payload }, about)).toMatchObject({ is: 'unknown', action, why: 'shape' });
  });

  it('has a ping that wants nothing', () => {
    expect(readGreenhouse({ action: 'ping', payload: { web_hook: 1 } }, about)).toEqual({ is: 'ping', action: 'ping' });
  });

  it('that may be tried by hand says what it should', () => {
    for (const sample of Object.values(greenhouse.samples))
      expect(['told', 'ping']).toContain(readGreenhouse(sample(RECEIVED), about).is);
  });
});
