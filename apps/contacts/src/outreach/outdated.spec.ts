import { describe, expect, test } from '@jest/globals';
import { contactFollowUp, contactUnkeep, personObserved } from '#libs/events/contact.inputs.js';
import { interactionRetract, roundDue, suggestionAccept } from '#libs/events/outreach.inputs.js';
import type { Given } from '#libs/testing/given.js';
import { DAY, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { givenAda, givenKept, NEXT, responded } from './testing/given-ada.js';

const HOUR = 3_600_000;
const ended = { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'evidence-gone' } };
const works = (employer: string, position: string) =>
  row({ who: ['email:c_1@example.org'], name: 'Ada Lovelace', employer, position });
const round = { member: 'm_1', day: '2026-01-12', trigger: 'morning', candidates: ['c_1'] };
const accept = { suggestion: 's_1', contact: 'c_1', member: 'm_1', channel: null };
const givenRound = (given: Given) => given.and(roundDue, round);

/** `m_1` is offered Ada for her new job at Babbage. */
const givenNewJob = () => givenRound(givenAda().and(personObserved, works('Babbage', 'Programmer')));

describe('an open offer ends once its reason holds no longer', () => {
  test('news of another job takes the place of the news before', () => {
    givenNewJob()
      .when(personObserved, works('Jacquard', 'Head of Looms'))
      .then(ended, { type: 'contact.employer-changed' });
  });

  test('nobody keeps them any more', () => {
    givenRound(givenKept())
      .when(contactUnkeep, { contact: 'c_1', member: 'm_1' })
      .then(ended, { type: 'contact.unkept' });
  });

  test('their message was recorded by mistake', () => {
    givenRound(givenAda(responded(NOW - HOUR)))
      .when(interactionRetract, { contact: 'c_1', of: NEXT })
      .then(ended, { type: 'interaction.retracted', data: { what: 'response' } });
  });

  test('the member has set another day to come back to it', () => {
    const followUp = { contact: 'c_1', member: 'm_1', on: NOW - HOUR, reason: 'ask about Pune' };
    givenRound(givenAda().and(contactFollowUp, followUp))
      .when(contactFollowUp, { ...followUp, on: NOW + 30 * DAY })
      .then(ended, { type: 'contact.follow-up-set' });
  });

  test('not if it was accepted: what the member writes counts', () => {
    givenNewJob()
      .and(suggestionAccept, accept)
      .when(personObserved, works('Jacquard', 'Head of Looms'))
      .then({ type: 'contact.employer-changed' });
  });
});

describe('an offer is told as it was made', () => {
  test('also when its new job is over and another has come', () => {
    const { pool } = givenNewJob()
      .and(suggestionAccept, accept)
      .when(personObserved, works('Jacquard', 'Head of Looms'));
    expect(pool.read('suggestion', 's_1')).toMatchObject({
      occasion: { kind: 'new-job', at: NOW, until: NOW + 30 * DAY },
      evidence: { title: 'Programmer, Babbage', employer: 'Babbage' },
    });
  });
});
