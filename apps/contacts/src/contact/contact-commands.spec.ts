/* eslint max-lines: [error, 400] -- every command about a contact, each with what it changes and refuses */
import { describe, expect, test } from '@jest/globals';
import { contactKept } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import {
  contactAdd,
  contactAssign,
  contactBulk,
  contactCorrect,
  contactFollowUp,
  contactKeep,
  contactNote,
  contactRelease,
  contactRevive,
  contactTag,
  contactUnkeep,
} from '#libs/events/contact.inputs.js';
import { poolKeyIssued } from '#libs/events/pool.events.js';
import { privacySuppressed } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Outcome } from '#libs/testing/given.js';
import { contact, DAY, identity, member, nameOf, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';
import { releaseBody } from './contact.requests.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_9', { employer: 'Acme', position: 'Engineer' });
const released = contactReleased.make({ subject: 'c_9', data: { reason: 'person', lapsesAt: NOW + DAY } });
const kept = contactKept.make({ subject: 'c_9', data: { member: 'm_1', rhythm: 'yearly' } });
const nobody = { contact: 'c_7' };
const keep = { contact: 'c_9', member: 'm_1', rhythm: 'yearly' as const };

describe('adding somebody by hand', () => {
  const adding = {
    name: nameOf('Bob Noyce'),
    identities: [{ scheme: 'email' as const, value: 'bob@example.org' }],
    ...{
      headline: null,
      employer: 'Acme',
      position: null,
      location: null,
      zone: 'Europe/Paris',
      country: 'fr',
      language: null,
    },
    ...{ basis: 'told' as const, member: null },
  };

  test('takes them in with what is known', () => {
    given(ada)
      .when(contactAdd, adding)
      .then({
        type: 'contact.added',
        subject: 'c_1',
        data: { source: 'page', import: null, employer: 'e_9', zone: 'Europe/Paris', country: 'FR' },
        personal: { name: nameOf('Bob Noyce'), identities: [identity('email:bob@example.org')] },
      });
  });

  test('with an API key says so', () => {
    given()
      .when(contactAdd, adding, { actor: 'key:k_1' })
      .then({ type: 'contact.added', data: { source: 'api' } });
  });

  test('whom we know is refused with whom it is', () => {
    const identities = [{ scheme: 'email' as const, value: 'c_9@example.org' }];
    given(ada)
      .when(contactAdd, { ...adding, identities })
      .refuses('contact-known', { contact: 'c_9' });
  });

  test('in no zone of this world is refused', () => {
    given()
      .when(contactAdd, { ...adding, zone: 'Europe/Atlantis' })
      .refuses('zone-unknown');
  });

  test('who lapsed needs a sign of their own', () => {
    const lapsed = privacySuppressed.make({
      subject: null,
      data: { erasure: null, ground: 'lapsed', tokens: ['#email:bob@example.org'] },
    });
    given(lapsed).when(contactAdd, adding).refuses('suppressed');
    given(lapsed)
      .when(contactAdd, { ...adding, basis: 'own-relation' })
      .then({ type: 'contact.added' }, { type: 'privacy.unsuppressed' });
  });
});

describe('a correction', () => {
  test('tells only what changes, and is shown from then on', () => {
    given(ada)
      .when(contactCorrect, {
        contact: 'c_9',
        name: nameOf('Ada King'),
        position: 'Engineer',
        location: 'London',
        zone: 'Europe/London',
      })
      .then({
        type: 'contact.corrected',
        data: { zone: 'Europe/London' },
        personal: { name: nameOf('Ada King'), location: 'London', hint: '#hint:ada king|acme' },
      })
      .shows('card', 'c_9', {
        name: nameOf('Ada King'),
        corrected: ['name', 'location', 'zone'],
        words: 'ada king acme',
        sortName: 'king ada',
        facts: { zone: 'Europe/London' },
      });
  });

  test('of the employer moves them there', () => {
    given(ada)
      .when(contactCorrect, { contact: 'c_9', employer: 'Beta' })
      .then({
        type: 'contact.corrected',
        data: { employer: 'e_1', previousEmployer: 'e_9' },
        personal: { employerName: 'Beta', previousEmployerName: 'Acme' },
      })
      .shows('employer-name', '#employer:acme', null)
      .shows('employer-name', '#employer:beta', { employer: 'e_1', names: { Beta: 1 } });
  });

  test('may clear what is wrong', () => {
    given(ada)
      .when(contactCorrect, { contact: 'c_9', employer: null, position: null })
      .shows('card', 'c_9', { employer: { id: null, name: null, hash: null }, position: null });
  });

  test('that changes nothing is none', () => {
    given(ada)
      .when(contactCorrect, { contact: 'c_9', employer: 'Acme', position: 'Engineer', name: nameOf('Ada Lovelace') })
      .thenNothing();
  });

  test('adds an identity, unless it is somebody else', () => {
    const phone = { contact: 'c_9', identities: [{ scheme: 'phone' as const, value: '+498912345678' }] };
    given(ada)
      .when(contactCorrect, phone)
      .then({ type: 'contact.identified', personal: { identities: [identity('phone:+498912345678')] } });
    given(ada, contact('c_8', { who: ['phone:+498912345678'] }))
      .when(contactCorrect, phone)
      .refuses('identity-taken', { contact: 'c_8' });
  });

  test('of zone or country stands against a location that is said with it, or a number', () => {
    const away = { contact: 'c_9', zone: 'America/New_York' };
    const berlin = { country: 'DE', region: 'BE', zone: 'Europe/Berlin' };
    given(ada)
      .and(contactCorrect, { contact: 'c_9', location: 'New York' })
      .when(contactCorrect, { ...away, location: 'Berlin' })
      .then({ type: 'contact.corrected', data: { zone: 'America/New_York', place: berlin } })
      .shows('card', 'c_9', { facts: { zone: 'America/New_York', country: 'DE' } });
    const identities = [{ scheme: 'phone' as const, value: '+498912345678' }];
    given(ada)
      .when(contactCorrect, { ...away, identities })
      .shows('card', 'c_9', { facts: { zone: 'America/New_York' } });
    given(ada)
      .when(contactCorrect, { contact: 'c_9', location: null, zone: null, identities })
      .shows('card', 'c_9', { facts: { country: 'DE' } });
    given(ada)
      .when(contactCorrect, { contact: 'c_9', location: 'Paris', identities })
      .shows('card', 'c_9', { facts: { zone: 'Europe/Paris', country: 'FR' } });
  });

  test('of a card that has changed meanwhile is refused with both versions', () => {
    given(ada, kept)
      .when(contactCorrect, { contact: 'c_9', position: 'CTO' }, { ifMatch: 3 })
      .refuses('stale-version', { seen: 3, current: 4 });
    given(ada, kept)
      .when(contactCorrect, { contact: 'c_9', position: 'CTO' }, { ifMatch: 4 })
      .then({ type: 'contact.corrected' });
  });
});

describe('keeping', () => {
  test('is told once, and again with another rhythm', () => {
    given(ada)
      .when(contactKeep, keep)
      .then({ type: 'contact.kept', data: { member: 'm_1', rhythm: 'yearly' } });
    given(ada, kept).when(contactKeep, keep).thenNothing();
    given(ada, kept)
      .when(contactKeep, { ...keep, rhythm: 'quarterly' })
      .then({ type: 'contact.kept' });
  });

  test('revives whom we had let go, kept before or not', () => {
    given(ada, released)
      .when(contactKeep, keep)
      .then({ type: 'contact.revived', data: { reason: 'kept' } }, { type: 'contact.kept' });
    given(ada, kept, released)
      .when(contactKeep, keep)
      .then({ type: 'contact.revived', data: { reason: 'kept' } });
  });

  test('ends once', () => {
    given(ada, kept).when(contactUnkeep, { contact: 'c_9', member: 'm_1' }).then({ type: 'contact.unkept' });
    given(ada).when(contactUnkeep, { contact: 'c_9', member: 'm_1' }).thenNothing();
  });
});

describe('letting go', () => {
  test('withdraws the open offer and lapses after a year', () => {
    given(ada, offered('c_9', 's_1'))
      .when(contactRelease, { contact: 'c_9', reason: 'person' })
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'released' } },
        { type: 'contact.released', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } },
      );
  });

  test('ends what members keep: nobody is kept and let go', () => {
    const alsoKept = contactKept.make({ subject: 'c_9', data: { member: 'm_2', rhythm: 'quarterly' } });
    const gone = given(ada, kept, alsoKept).when(contactRelease, { contact: 'c_9', reason: 'person' });
    gone.then(
      { type: 'contact.unkept', data: { member: 'm_1' } },
      { type: 'contact.unkept', data: { member: 'm_2' } },
      { type: 'contact.released' },
    );
    gone.shows('card', 'c_9', { facts: { kept: [], releasedAt: NOW } });
  });

  test('is never for silence where a member does it: that is for the clock to say', () => {
    const silence = { reason: 'silence' };
    expect(releaseBody.safeParse(silence).success).toBe(false);
    expect(contactRelease.schema.safeParse({ contact: 'c_9', ...silence }).success).toBe(false);
    expect(contactRelease.schema.safeParse({ contact: 'c_9', reason: 'first-look' }).success).toBe(true);
  });

  test('happens once, and can be taken back once', () => {
    given(ada, released).when(contactRelease, { contact: 'c_9', reason: 'person' }).thenNothing();
    given(ada, released)
      .when(contactRevive, { contact: 'c_9' })
      .then({ type: 'contact.revived', data: { reason: 'person' } });
    given(ada).when(contactRevive, { contact: 'c_9' }).thenNothing();
  });
});

describe('tags', () => {
  test('are added and removed as far as they are not, or are, there', () => {
    given(ada)
      .and(contactTag, { contact: 'c_9', add: ['vip', 'math'], remove: [] })
      .when(contactTag, { contact: 'c_9', add: ['vip', 'poet', 'poet'], remove: ['math', 'other'] })
      .then(
        { type: 'contact.untagged', personal: { tags: ['math'] } },
        { type: 'contact.tagged', personal: { tags: ['poet'] } },
      )
      .shows('card', 'c_9', { tags: ['vip', 'poet'] });
  });

  test('are a hundred at most', () => {
    const some = (from: number) => Array.from({ length: 50 }, (_, i) => `t${from + i}`);
    given(ada)
      .and(contactTag, { contact: 'c_9', add: some(0), remove: [] })
      .and(contactTag, { contact: 'c_9', add: some(50), remove: [] })
      .when(contactTag, { contact: 'c_9', add: ['one more'], remove: [] })
      .refuses('too-many-tags', { most: 100 });
  });
});

describe('owner, notes and follow-ups', () => {
  test('an owner is told once', () => {
    given(ada)
      .when(contactAssign, { contact: 'c_9', owner: 'm_1' })
      .then({ type: 'contact.assigned', data: { owner: 'm_1' } });
    given(ada).when(contactAssign, { contact: 'c_9', owner: null }).thenNothing();
  });

  test('a note is by the member who writes it, or for whom the key was made', () => {
    const key = poolKeyIssued.make({ subject: null, data: { key: 'k_1', member: 'm_2', scopes: [], expiresAt: null } });
    const note = { contact: 'c_9', text: 'Met in Oslo' };
    given(ada)
      .when(contactNote, note)
      .then({ type: 'contact.note-added', data: { member: 'm_1' } })
      .shows('card', 'c_9', { notes: 1 });
    given(ada, member('m_2'), key)
      .when(contactNote, note, { actor: 'key:k_1' })
      .then({ type: 'contact.note-added', data: { member: 'm_2' } });
    given(ada).when(contactNote, note, { actor: 'clock' }).refuses('member-unknown');
  });

  test('a follow-up lives for the policy’s days from its day on, and the same again is no news', () => {
    const march = { contact: 'c_9', member: 'm_1', on: NOW + 60 * DAY, reason: 'Ask about the thesis' };
    given(ada)
      .when(contactFollowUp, march)
      .then({
        type: 'contact.follow-up-set',
        data: { on: march.on, until: march.on + 14 * DAY },
        personal: { reason: march.reason },
      })
      .shows('card', 'c_9', { followUp: { on: march.on, member: 'm_1', reason: march.reason } });
    given(ada).and(contactFollowUp, march).when(contactFollowUp, march).thenNothing();
    given(ada)
      .when(contactFollowUp, { ...march, on: NOW - 20 * DAY })
      .refuses('date-past');
  });
});

test('the same for many becomes a job that names each contact once', () => {
  const { decision } = given(ada).when(contactBulk, {
    contacts: ['c_9', 'c_9', 'c_8'],
    action: { do: 'tag', add: ['vip'], remove: [] },
  });
  expect(decision).toEqual({
    events: [],
    jobs: [{ id: 'j_1', kind: 'contact.tag', contacts: ['c_9', 'c_8'], with: { add: ['vip'], remove: [] } }],
  });
  given()
    .when(contactBulk, { contacts: ['c_9'], action: { do: 'assign', owner: 'm_7' } })
    .refuses('member-unknown');
  expect(given().when(contactBulk, { contacts: ['c_9'], action: { do: 'release' } }).decision).toMatchObject({
    jobs: [{ kind: 'contact.release', with: { reason: 'person' } }],
  });
});

type Saying = (scene: ReturnType<typeof given>) => Outcome;

describe('of a contact nobody knows', () => {
  const sayings: [string, Saying][] = [
    ['correcting', (scene) => scene.when(contactCorrect, nobody)],
    ['keeping', (scene) => scene.when(contactKeep, { ...keep, ...nobody })],
    ['unkeeping', (scene) => scene.when(contactUnkeep, { ...nobody, member: 'm_1' })],
    ['tagging', (scene) => scene.when(contactTag, { ...nobody, add: [], remove: [] })],
    ['assigning', (scene) => scene.when(contactAssign, { ...nobody, owner: null })],
    ['noting', (scene) => scene.when(contactNote, { ...nobody, text: 'Hi' })],
    ['following up', (scene) => scene.when(contactFollowUp, { ...nobody, member: 'm_1', on: NOW + DAY, reason: 'Hi' })],
    ['letting go', (scene) => scene.when(contactRelease, { ...nobody, reason: 'person' })],
    ['reviving', (scene) => scene.when(contactRevive, nobody)],
  ];

  test.each(sayings)('%s is refused', (_what, saying) => {
    saying(given()).refuses('contact-unknown', { contact: 'c_7' });
  });
});

describe('for a member who is not of the team', () => {
  const sayings: [string, Saying][] = [
    ['keeping', (scene) => scene.when(contactKeep, { ...keep, member: 'm_7' })],
    ['unkeeping', (scene) => scene.when(contactUnkeep, { contact: 'c_9', member: 'm_7' })],
    ['assigning', (scene) => scene.when(contactAssign, { contact: 'c_9', owner: 'm_7' })],
    [
      'following up',
      (scene) => scene.when(contactFollowUp, { contact: 'c_9', member: 'm_7', on: NOW + DAY, reason: 'Hi' }),
    ],
  ];

  test.each(sayings)('%s is refused', (_what, saying) => {
    saying(given(ada)).refuses('member-unknown', { member: 'm_7' });
  });
});
