/* eslint max-lines: [error, 400] -- one life of two entries, from their merge to their parting */
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  contactCorrect,
  contactFollowUp,
  contactMerge,
  contactNote,
  contactRelease,
  contactRevive,
  contactTellApart,
  contactUnmerge,
  personMerged,
  personObserved,
} from '#libs/events/contact.inputs.js';
import { contactKept } from '#libs/events/contact.events.js';
import { interactionObserved, responseRecord, suggestionAsk, touchRecord } from '#libs/events/outreach.inputs.js';
import { privacyErase, privacyObject } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Given } from '#libs/testing/given.js';
import { contact, DAY, member, nameOf, offered, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW, type TestPool } from '#libs/testing/test-pool.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

/** Ada is `c_1` at Acme and `c_2` at Babbage, from two files. */
const given = (...events: NewEvent[]): Given =>
  givenDecider(
    deciders,
    projections,
    ...poolOfBerlin(),
    member('m_2'),
    contact('c_1', { name: 'Ada Lovelace', who: ['linkedin:ada'], employer: 'Acme' }),
    contact('c_2', { name: 'A. Lovelace', who: ['email:ada@x.org'], employer: 'Babbage' }),
    ...events,
  );

const merge = { into: 'c_1', from: 'c_2', fields: {} };
const touch = { member: 'm_1', channel: 'email', at: null, suggestion: null, imported: false } as const;
const reply = { channel: 'email', at: null, toMember: 'm_1', wish: null, until: null } as const;
const heard = (what: Heard['what'], more: Partial<Heard> = {}): Heard => ({
  ...{ source: 'linkedin-messages', sourceId: 'm-1', import: null, basis: 'own-relation', observedAt: NOW },
  ...{ identities: [{ scheme: 'linkedin', value: 'ada' }] as Heard['identities'], name: null, member: 'm_1', what },
  ...{ title: null, channel: 'linkedin', at: NOW - DAY, onlyKnown: false },
  ...more,
});
const card = (pool: TestPool, id: string): Card => pool.read('card', id) as Card;

type Heard = z.input<typeof interactionObserved.schema>;

/** A card without its version and the note of merges for its history. */
const still = ({ past: _past, facts, ...rest }: Card) => ({ ...rest, facts: { ...facts, seq: 0 } });

describe('a merge', () => {
  test('makes one contact of two: everything of both, the chosen value of each field', () => {
    given(contactKept.make({ subject: 'c_2', data: { member: 'm_2', rhythm: 'yearly' } }))
      .when(contactMerge, { ...merge, fields: { employer: 'from' } })
      .then({
        type: 'contact.merged',
        subject: 'c_2',
        data: { into: 'c_1', fields: { employer: 'from', name: 'into', owner: 'from' } },
      })
      .shows('card', 'c_2', null)
      .shows('alias', 'c_2', { contact: 'c_1' })
      .shows('card', 'c_1', {
        name: nameOf('Ada Lovelace'),
        employer: { name: 'Babbage' },
        words: 'ada lovelace babbage',
        identities: [{ value: 'ada' }, { value: 'ada@x.org' }],
        facts: { kept: [{ member: 'm_2' }], merged: { joins: [{ from: 'c_2', into: 'c_1' }] } },
      });
  });

  test('shows what a person corrected, unless somebody chose otherwise', () => {
    const corrected = given().and(contactCorrect, { contact: 'c_2', name: nameOf('Ada King') });
    corrected.when(contactMerge, merge).shows('card', 'c_1', { name: nameOf('Ada King'), corrected: ['name'] });
  });

  test('of whom a source found with whom we know leaves somebody we know', () => {
    const known = contact('c_3', { name: 'Ada', who: ['email:ada@home.example'], basis: 'own-relation' });
    const ask = { member: 'm_1', reason: { kind: 'question', text: null }, channel: 'email' } as const;
    const { pool } = given(known);
    expect(pool.say(suggestionAsk, { ...ask, contact: 'c_1' })).toMatchObject({ refused: 'rules' });
    pool.say(contactMerge, { into: 'c_3', from: 'c_1', fields: {} });
    expect(pool.say(suggestionAsk, { ...ask, contact: 'c_3' })).not.toHaveProperty('refused');
  });

  test('said again, by whatever id, changes nothing', () => {
    const merged = given().and(contactMerge, merge);
    merged.when(contactMerge, merge).thenNothing();
    merged.when(contactMerge, { into: 'c_2', from: 'c_1', fields: {} }).thenNothing();
    merged.when(contactMerge, { into: 'c_1', from: 'c_1', fields: {} }).refuses('same-contact');
    merged.when(contactMerge, { into: 'c_1', from: 'c_9', fields: {} }).refuses('contact-unknown');
  });

  test('leaves one of two offers', () => {
    given(offered('c_1', 's_1', [4]), offered('c_2', 's_2', [5]))
      .when(contactMerge, merge)
      .then(
        { type: 'outreach.withdrawn', subject: 'c_2', data: { suggestion: 's_2', reason: 'merged' } },
        { type: 'contact.merged' },
      )
      .shows('card', 'c_1', { facts: { offer: { suggestion: 's_1' } } })
      .shows('suggestion', 's_2', { contact: 'c_1', state: 'withdrawn' });
  });

  test('keeps whatever bars either', () => {
    const barred = given()
      .and(privacyObject, { contact: 'c_2', note: null })
      .and(contactRelease, { contact: 'c_1', reason: 'person' });
    barred.when(contactMerge, merge).shows('card', 'c_1', { facts: { objectedAt: NOW, releasedAt: NOW } });
    barred.when(contactRevive, { contact: 'c_1' }).shows('card', 'c_1', { facts: { releasedAt: null } });
  });
});

describe('what is said afterwards', () => {
  const merged = () => given().and(contactMerge, merge);

  test('of an identity stays with whom it belongs to, and is shown', () => {
    merged()
      .when(personObserved, row({ who: ['email:ada@x.org'], name: 'A. Lovelace', employer: 'Difference Ltd' }))
      .then({ type: 'contact.employer-changed', subject: 'c_2', data: { into: 'c_1' } })
      .shows('card', 'c_1', { employer: { name: 'Difference Ltd' }, facts: { occasions: [{ kind: 'new-job' }] } });
  });

  test('again, from either file, is no news', () => {
    const again = merged();
    again.when(personObserved, row({ who: ['linkedin:ada'], name: 'Ada Lovelace', employer: 'Acme' })).thenNothing();
    again
      .when(personObserved, row({ who: ['email:ada@x.org'], name: 'A. Lovelace', employer: 'Babbage' }))
      .thenNothing();
    again
      .when(personObserved, row({ who: ['email:ada@x.org', 'linkedin:ada'], name: 'Ada Lovelace', employer: 'Acme' }))
      .thenNothing();
  });

  test('of a meeting belongs to whom it names', () => {
    const mail = [{ scheme: 'email', value: 'ada@x.org' }] as Heard['identities'];
    merged()
      .when(interactionObserved, heard('met', { channel: 'in-person', title: 'Lunch', identities: mail }))
      .then({ type: 'activity.noted', subject: 'c_2', data: { into: 'c_1' } });
  });

  test('of a connection is the acceptance of an invitation that the whole contact had', () => {
    const connected = { network: 'linkedin', since: NOW - DAY } as const;
    const invited = merged().and(
      interactionObserved,
      heard('we-invited', { channel: 'invitation', at: NOW - 5 * DAY }),
    );
    invited
      .when(personObserved, row({ who: ['email:ada@x.org'], name: 'A. Lovelace', employer: 'Babbage', connected }))
      .then(
        { type: 'contact.connected', subject: 'c_2', data: { into: 'c_1' } },
        { type: 'interaction.responded', subject: 'c_1', data: { sign: 'accepted' } },
      );
  });

  test('never overwrites what a person corrected', () => {
    merged()
      .and(contactCorrect, { contact: 'c_1', name: nameOf('Ada King') })
      .when(personObserved, row({ who: ['email:ada@x.org'], name: 'Adeline L.' }))
      .then({ type: 'contact.observed', subject: 'c_2', data: { into: 'c_1' } })
      .shows('card', 'c_1', { name: nameOf('Ada King') });
  });
});

describe('an unmerge', () => {
  const busy = () =>
    given()
      .and(touchRecord, { contact: 'c_1', ...touch, at: NOW - 40 * DAY })
      .and(responseRecord, { contact: 'c_2', ...reply })
      .and(contactNote, { contact: 'c_2', text: 'met at the mill' });

  test('right after the merge gives both back', () => {
    const two = busy();
    const [ada, other] = [still(card(two.pool, 'c_1')), still(card(two.pool, 'c_2'))];
    two
      .and(contactMerge, merge)
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'contact.unmerged', subject: 'c_2', data: { from: 'c_1', moved: [], both: [], stays: [] } })
      .shows('alias', 'c_2', null);
    expect(still(card(two.pool, 'c_1'))).toEqual(ada);
    expect(still(card(two.pool, 'c_2'))).toEqual(other);
    two.when(contactUnmerge, { merged: 'c_2' }).refuses('not-merged');
  });

  test('says whose it is, what was recorded meanwhile', () => {
    const later = busy()
      .and(contactMerge, merge)
      .and(personObserved, row({ who: ['email:ada@x.org'], name: 'Ada L.' }))
      .and(touchRecord, { contact: 'c_1', ...touch })
      .and(contactFollowUp, { contact: 'c_1', member: 'm_1', on: NOW + DAY, reason: 'the engine' });
    const seq = later.pool.events.length;
    later
      .when(contactUnmerge, { merged: 'c_1' })
      .then({
        type: 'contact.unmerged',
        subject: 'c_2',
        data: { from: 'c_1', moved: [seq - 2], both: [seq - 1], stays: [seq] },
      })
      .shows('card', 'c_2', { name: nameOf('Ada L.'), followUp: null, notes: 1 })
      .shows('card', 'c_1', { name: nameOf('Ada Lovelace'), followUp: { reason: 'the engine' }, notes: 0 });
    const lastOf = (id: string) => card(later.pool, id).facts.touches.at(-1)?.seq;
    expect([lastOf('c_1'), lastOf('c_2')]).toEqual([seq - 1, seq - 1]);
  });

  test('gives what a source told of both to either, under a key of their own', () => {
    const later = given().and(contactMerge, merge).and(interactionObserved, heard('we-wrote'));
    const seq = later.pool.events.length;
    later
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'contact.unmerged', subject: 'c_2', personal: { told: [{ seq, id: 'm-1' }] } })
      .shows('talk', 'c_1', { entries: [{ seq, id: 'm-1' }] })
      .shows('talk', 'c_2', { entries: [{ seq, id: 'm-1' }] });
  });

  test('leaves an objection with both', () => {
    given()
      .and(contactMerge, merge)
      .and(privacyObject, { contact: 'c_1', note: null })
      .when(contactUnmerge, { merged: 'c_2' })
      .shows('card', 'c_1', { facts: { objectedAt: NOW } })
      .shows('card', 'c_2', { facts: { objectedAt: NOW } });
  });

  test('ends an open offer that was made of both', () => {
    const one = given().and(contactMerge, merge);
    one.pool.record([offered('c_1', 's_7', [4])]);
    one
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'outreach.withdrawn', data: { reason: 'unmerged' } }, { type: 'contact.unmerged' })
      .shows('suggestion', 's_7', { contact: 'c_1', state: 'withdrawn' });
  });

  test('takes back one of several merges and leaves the other', () => {
    const three = given(contact('c_3', { name: 'Countess', who: ['github:815'], employer: 'Acme' }))
      .and(contactMerge, { into: 'c_2', from: 'c_3', fields: {} })
      .and(contactMerge, merge);
    three
      .when(contactUnmerge, { merged: 'c_2' })
      .shows('card', 'c_2', { identities: [{ value: 'ada@x.org' }, { value: '815' }] })
      .shows('card', 'c_1', { identities: [{ value: 'ada' }] });
    expect(card(three.pool, 'c_1').merged).toBeUndefined();
    three.when(contactUnmerge, { merged: 'c_3' }).shows('card', 'c_3', { name: nameOf('Countess') });
    expect(card(three.pool, 'c_2').merged).toBeUndefined();
  });
});

describe('an erasure of a merged contact', () => {
  test('covers everybody it is made of, and leaves nothing to take back', () => {
    const erased = given()
      .and(contactMerge, merge)
      .and(personObserved, row({ who: ['email:ada@x.org'], name: 'Ada L.', employer: 'Difference Ltd' }));
    erased
      .when(privacyErase, { contact: 'c_1', ground: 'wish' })
      .then(
        { type: 'privacy.erased', subject: 'c_2', personal: { identities: [{ value: 'ada@x.org' }] } },
        { type: 'privacy.suppressed' },
        { type: 'privacy.erased', subject: 'c_1', personal: { identities: [{ value: 'ada' }] } },
        { type: 'privacy.suppressed' },
      );
    const left = (documents: Map<string, unknown>) =>
      [...documents.keys()].filter((key) => !/^(pool|member|token|budget)\//.test(key));
    expect(left(erased.pool.documents)).toEqual([]);
    expect(left(erased.pool.refolded(new Set(['c_1', 'c_2'])))).toEqual([]);
    erased.when(contactUnmerge, { merged: 'c_2' }).refuses('contact-unknown');
    erased.when(personObserved, row({ who: ['email:ada@x.org'], name: 'Ada' })).refuses('suppressed');
  });
});

test('an erasure ends what was in conflict with them, also on the card of whom the other became part', () => {
  const both = row({ who: ['linkedin:ada', 'github:815'], name: 'Ada' });
  const erased = given(contact('c_3', { who: ['github:815'] }))
    .and(personObserved, both)
    .and(contactMerge, { into: 'c_2', from: 'c_3', fields: {} });
  expect(card(erased.pool, 'c_2').conflicts).toMatchObject([{ key: 'c_1+c_3' }]);
  erased
    .when(privacyErase, { contact: 'c_1', ground: 'wish' })
    .then(
      { type: 'privacy.erased', data: { conflicts: ['c_1+c_3'], beside: ['c_1', 'c_2'] } },
      { type: 'privacy.suppressed' },
    )
    .shows('conflict', 'c_1+c_3', null)
    .shows('card', 'c_2', { conflicts: [] });
});

test('an erasure of a merged contact ends the conflict between those it is made of', () => {
  const both = row({ who: ['linkedin:ada', 'email:ada@x.org'], name: 'Ada' });
  given()
    .and(personObserved, both)
    .and(contactMerge, merge)
    .when(privacyErase, { contact: 'c_1', ground: 'wish' })
    .shows('conflict', 'c_1+c_2', null);
});

describe('a platform that says two of its people are one', () => {
  const said = (winner: string, loser: string) => {
    const one = (value: string) => [{ scheme: 'greenhouse', value }] as never;
    return { source: 'greenhouse', winner: one(winner), loser: one(loser), at: NOW };
  };
  const known = () => given(contact('c_3', { who: ['greenhouse:g/1'] }), contact('c_4', { who: ['greenhouse:g/2'] }));

  test('leaves the decision to a person', () => {
    const found = known();
    found
      .when(personMerged, said('g/1', 'g/2'))
      .then({ type: 'contact.identity-conflict-found', subject: 'c_3', data: { contacts: ['c_3', 'c_4'] } });
    found.when(personMerged, said('g/1', 'g/2')).thenNothing();
  });

  test('tells a further name of somebody we know, and nothing of anybody else', () => {
    const told = known();
    told
      .when(personMerged, said('g/9', 'g/2'))
      .then({ type: 'contact.identified', subject: 'c_4', personal: { identities: [{ value: 'g/9' }] } });
    told.when(personMerged, said('g/9', 'g/2')).thenNothing();
    told.when(personMerged, said('g/7', 'g/8')).thenNothing();
  });
});

test('who was told apart stays so until somebody says otherwise', () => {
  const apart = given();
  const both = { contacts: ['c_2', 'c_1'], apart: true };
  apart
    .when(contactTellApart, both)
    .then({ type: 'contact.told-apart', subject: 'c_1', data: { contacts: ['c_1', 'c_2'] } })
    .shows('apart', 'c_1+c_2', { at: NOW });
  apart.when(contactTellApart, both).thenNothing();
  apart.when(contactTellApart, { ...both, apart: false }).shows('apart', 'c_1+c_2', null);
  apart.and(contactMerge, merge).when(contactTellApart, both).refuses('same-contact');
});
