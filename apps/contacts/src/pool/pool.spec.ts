import { describe, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import {
  importFinish,
  importRevertFinish,
  keyIssue,
  keyRevoke,
  memberAdd,
  memberChange,
  memberRemove,
  poolCreate,
  poolMove,
} from '#libs/events/pool.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, member, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const nothing = () => givenDecider(deciders, projections);
const berlin = { zone: 'Europe/Berlin', country: 'DE', language: 'de' as const };
const making = { name: 'Kith', home: berlin, organisation: 'o_1', owner: { member: 'm_1', name: 'Ada', email: null } };
const bob = { member: 'm_2', role: 'recruiter' as const, name: 'Bob', email: 'bob@example.org', zone: 'Europe/Paris' };

describe('making a pool', () => {
  test('gives it the default policy and its owner', () => {
    nothing()
      .when(poolCreate, making)
      .then(
        {
          type: 'pool.created',
          subject: 'pool/p_1',
          data: { home: berlin, policy: defaultPolicy, policyVersion: 1 },
          personal: { name: 'Kith' },
        },
        {
          type: 'pool.member-added',
          subject: 'member/m_1',
          data: { role: 'owner', zone: 'Europe/Berlin' },
          personal: { name: 'Ada' },
        },
      )
      .shows('pool', 'self', { name: 'Kith', members: [{ member: 'm_1', role: 'owner' }], moved: false });
  });

  test('happens once, and in this world', () => {
    given().when(poolCreate, making).refuses('pool-exists');
    nothing()
      .when(poolCreate, { ...making, home: { ...berlin, zone: 'Mars/Olympus' } })
      .refuses('zone-unknown', { zone: 'Mars/Olympus' });
  });

  test('that moves says so once', () => {
    given().when(poolMove, {}).then({ type: 'pool.moved' }).shows('pool', 'self', { moved: true });
    given().and(poolMove, {}).when(poolMove, {}).thenNothing();
    nothing().when(poolMove, {}).refuses('pool-unknown');
  });
});

describe('members', () => {
  test('come once, and may come back', () => {
    given()
      .when(memberAdd, bob)
      .then({ type: 'pool.member-added', subject: 'member/m_2', personal: { email: 'bob@example.org' } })
      .shows('member', 'm_2', { name: 'Bob', removed: false });
    given().and(memberAdd, bob).when(memberAdd, bob).refuses('member-exists');
    given()
      .and(memberAdd, bob)
      .and(memberRemove, { member: 'm_2' })
      .when(memberAdd, bob)
      .then({ type: 'pool.member-added' });
    given()
      .when(memberAdd, { ...bob, zone: 'Europe/Atlantis' })
      .refuses('zone-unknown');
  });

  test('change what has changed', () => {
    const scene = given().and(memberAdd, bob);
    scene.when(memberChange, bob).thenNothing();
    scene
      .when(memberChange, { ...bob, role: 'admin' })
      .then({ type: 'pool.member-changed', data: { role: 'admin' } })
      .shows('pool', 'self', { members: [{}, { member: 'm_2', role: 'admin' }] });
    scene.when(memberChange, { ...bob, member: 'm_7' }).refuses('member-unknown');
  });

  test('leave with their keys, and their open offers are withdrawn', () => {
    const ada = contact('c_9');
    given(member('m_2', 'owner'), ada, offered('c_9', 's_1'))
      .and(keyIssue, { key: 'k_1', member: 'm_1', scopes: [], expiresAt: null })
      .when(memberRemove, { member: 'm_1' })
      .then(
        {
          type: 'outreach.withdrawn',
          subject: 'c_9',
          data: { suggestion: 's_1', member: 'm_1', reason: 'member-gone' },
        },
        { type: 'pool.member-removed' },
      )
      .shows('pool', 'self', { members: [{ member: 'm_2' }], keys: [] })
      .shows('member', 'm_1', { removed: true });
  });

  test('include an owner, always', () => {
    const owner = { member: 'm_1', role: 'admin' as const, name: 'Member m_1', email: null, zone: 'Europe/Berlin' };
    given(member('m_2')).when(memberRemove, { member: 'm_1' }).refuses('last-owner');
    given(member('m_2')).when(memberChange, owner).refuses('last-owner');
    given(member('m_2', 'owner')).when(memberChange, owner).then({ type: 'pool.member-changed' });
  });
});

describe('keys', () => {
  const key = { key: 'k_1', member: 'm_1', scopes: ['contacts'], expiresAt: NOW + DAY };

  test('act for a member until they are revoked', () => {
    given()
      .when(keyIssue, key)
      .then({ type: 'pool.key-issued', data: key })
      .shows('pool', 'self', { keys: [key] });
    given().and(keyIssue, key).when(keyIssue, key).refuses('key-exists');
    given()
      .and(keyIssue, key)
      .when(keyRevoke, { key: 'k_1' })
      .then({ type: 'pool.key-revoked' })
      .shows('pool', 'self', { keys: [] });
  });

  test('need a member, a future and to be known', () => {
    given()
      .when(keyIssue, { ...key, member: 'm_7' })
      .refuses('member-unknown');
    given()
      .when(keyIssue, { ...key, expiresAt: NOW })
      .refuses('date-past');
    given().when(keyRevoke, { key: 'k_7' }).refuses('key-unknown');
  });
});

describe('imports', () => {
  const counts = { created: 2, changed: 0, unchanged: 0, rejected: 1 };
  const finish = { import: 'i_1', member: 'm_1', format: 'linkedin-csv', file: 'Connections.csv', counts };
  const revert = { import: 'i_1', member: 'm_1', counts: { reverted: 1, left: 1 } };

  test('finish once and are reverted once', () => {
    const scene = given();
    scene
      .when(importFinish, finish)
      .then({ type: 'pool.import-finished', subject: 'import/i_1', personal: { file: 'Connections.csv' } })
      .shows('import', 'i_1', { counts, finishedAt: NOW, reverted: null });
    scene.when(importFinish, finish).thenNothing();
    scene
      .when(importRevertFinish, revert)
      .then({ type: 'pool.import-reverted' })
      .shows('import', 'i_1', { reverted: revert.counts });
    scene.when(importRevertFinish, revert).thenNothing();
  });

  test('that nobody knows are not reverted', () => {
    given().when(importRevertFinish, revert).refuses('import-unknown', { import: 'i_1' });
  });
});
