import { describe, expect, test } from '@jest/globals';
import { contactNarrow } from '#libs/events/contact.inputs.js';
import { contactTagged } from '#libs/events/contact.events.js';
import { interactionTouched } from '#libs/events/interaction.events.js';
import { suggestionAsk } from '#libs/events/outreach.inputs.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { policyChange } from '#libs/events/pool.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const policy = { ...defaultPolicy, gap: { days: 10 } };
const asking = {
  contact: 'c_1',
  member: 'm_1',
  reason: { kind: 'question' as const, text: 'Coffee?' },
  channel: 'linkedin' as const,
};
const touched = interactionTouched.make({
  subject: 'c_1',
  occurredAt: NOW - 8 * DAY,
  data: { member: 'm_1', channel: 'email', suggestion: null, presumed: false, imported: false, employer: null },
});
const tagged = contactTagged.make({ subject: 'c_1', data: {}, personal: { tags: ['shy'] } });
const gapUntil = (days: number) => ({
  verdicts: expect.arrayContaining([
    expect.objectContaining({ rule: 'gap', until: NOW + (days - 8) * DAY }),
  ]) as unknown,
});

describe('the policy', () => {
  test('rises by a version when its numbers change', () => {
    given()
      .when(policyChange, { policy })
      .then({ type: 'pool.policy-changed', data: { policy, policyVersion: 2 } })
      .shows('pool', 'self', { policy, policyVersion: 2, former: { policy: defaultPolicy, tagNames: {} } });
  });

  test('stays when they do not', () => {
    given().when(policyChange, { policy: defaultPolicy }).thenNothing();
  });

  test('stays when they cannot be, with each field, its limit and why', () => {
    given()
      .when(policyChange, { policy: { ...defaultPolicy, gap: { days: 1 }, charm: {} } })
      .refuses('policy-refused', {
        faults: [
          { field: 'gap.days', limit: 3, reason: 'too-little' },
          { field: 'charm', reason: 'unknown' },
        ],
      })
      .shows('pool', 'self', { policy: defaultPolicy, policyVersion: 1 });
  });
});

describe('a tag with numbers of its own', () => {
  const shy = { ...defaultPolicy, narrower: { tags: { shy: { gap: { days: 12 } } } } };

  test('is sealed by name and known to the facts by an id, which it keeps', () => {
    given()
      .and(policyChange, { policy: shy })
      .when(policyChange, { policy: { ...shy, gap: { days: 9 } } })
      .then({
        type: 'pool.policy-changed',
        subject: 'pool/p_1',
        data: { policy: { narrower: { tags: { t_1: { gap: { days: 12 } } } } } },
        personal: { tags: { t_1: 'shy' } },
      })
      .shows('pool', 'self', { tagNames: { t_1: 'shy' } });
    given().and(policyChange, { policy: shy }).when(policyChange, { policy: shy }).thenNothing();
  });

  test('tightens for whoever has it, and an offer says so', () => {
    given(contact('c_1', { basis: 'own-relation' }), tagged, touched)
      .and(policyChange, { policy: shy })
      .when(suggestionAsk, asking)
      .refuses('rules', gapUntil(12));
    given(contact('c_1', { basis: 'own-relation' }), tagged)
      .and(policyChange, { policy: shy })
      .when(suggestionAsk, asking)
      .then(
        { type: 'outreach.suggested', data: { tags: ['t_1'] } },
        { type: 'outreach.accepted', data: { tags: ['t_1'] } },
      );
    given(contact('c_1', { basis: 'own-relation' }), touched)
      .and(policyChange, { policy: shy })
      .when(suggestionAsk, asking)
      .then({ type: 'outreach.suggested' }, { type: 'outreach.accepted' });
  });
});

describe('a contact who wants it slower', () => {
  test('is asked for at their own pace from then on', () => {
    given(contact('c_1', { basis: 'own-relation' }), touched)
      .and(contactNarrow, { contact: 'c_1', policy: { gap: { days: 20 } } })
      .when(suggestionAsk, asking)
      .refuses('rules', gapUntil(20));
  });

  test('is told once, and taken back once', () => {
    const wish = { contact: 'c_1', policy: { gap: { days: 20 } } };
    given(contact('c_1', { basis: 'own-relation' }))
      .when(contactNarrow, wish)
      .then({ type: 'contact.narrowed', data: { policy: wish.policy } });
    given(contact('c_1', { basis: 'own-relation' }))
      .and(contactNarrow, wish)
      .when(contactNarrow, wish)
      .thenNothing();
    given(contact('c_1', { basis: 'own-relation' }))
      .and(contactNarrow, wish)
      .when(contactNarrow, { contact: 'c_1', policy: null })
      .then({ type: 'contact.narrowed', data: { policy: null } });
  });

  test('is told nothing by whoever has not seen what a colleague was told', () => {
    const wish = { contact: 'c_1', policy: { gap: { days: 20 } } };
    const told = given(contact('c_1', { basis: 'own-relation' })).and(contactNarrow, wish);
    told.when(contactNarrow, { contact: 'c_1', policy: null }, { ifMatch: 1 }).refuses('stale-version', { seen: 1 });
  });

  test('cannot be given what would loosen', () => {
    given(contact('c_1', { basis: 'own-relation' }))
      .when(contactNarrow, { contact: 'c_1', policy: { cap: { per365Days: 9 } } })
      .refuses('policy-refused', { faults: [{ field: 'cap.per365Days', limit: 4, reason: 'looser' }] });
    given().when(contactNarrow, { contact: 'c_1', policy: null }).refuses('contact-unknown');
  });
});
