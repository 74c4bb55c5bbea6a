import { describe, test } from '@jest/globals';
import { privacyConsent, privacyWithdraw } from '#libs/events/consent.inputs.js';
import { contactMerge, contactUnmerge } from '#libs/events/contact.inputs.js';
import { responseRecord, suggestionAsk } from '#libs/events/outreach.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_9', { who: ['email:ada@example.org'], basis: 'told' });
const wording = 'You may send me openings by e-mail.';
const yes = { contact: 'c_9', channels: ['email' as const], given: 'in-writing' as const, at: null, wording };
const no = { contact: 'c_9', channels: ['email' as const], note: 'By e-mail' };
const ask = {
  contact: 'c_9',
  member: 'm_1',
  reason: { kind: 'opening' as const, text: 'A house in Munich' },
  channel: 'email' as const,
};

describe('a consent', () => {
  test('is recorded with its ways, how and when it was given, and its words', () => {
    given(ada)
      .when(privacyConsent, { ...yes, at: NOW - 3 * DAY, channels: ['phone', 'email'] })
      .then({
        type: 'privacy.consent-recorded',
        occurredAt: NOW - 3 * DAY,
        data: { channels: ['email', 'phone'], given: 'in-writing' },
        personal: { wording },
      });
  });

  test('lets somebody write who could only have asked before', () => {
    given(ada)
      .when(suggestionAsk, ask)
      .refuses('rules', { verdicts: [{ rule: 'country' }] });
    given(ada)
      .and(privacyConsent, yes)
      .when(suggestionAsk, ask)
      .then({ type: 'outreach.suggested' }, { type: 'outreach.accepted' });
  });

  test('that is known already changes nothing; a younger one is recorded', () => {
    given(ada)
      .and(privacyConsent, yes)
      .when(privacyConsent, { ...yes, at: NOW - DAY })
      .thenNothing();
    given(ada)
      .and(privacyConsent, { ...yes, at: NOW - DAY })
      .when(privacyConsent, yes)
      .then({ type: 'privacy.consent-recorded' });
  });

  test('is given in the past, never in the future', () => {
    given(ada)
      .when(privacyConsent, { ...yes, at: NOW + 30 * DAY })
      .then({ type: 'privacy.consent-recorded', occurredAt: NOW });
  });

  test('of before it was taken back is refused, and a new one counts', () => {
    const withdrawn = given(ada).and(privacyConsent, yes).and(privacyWithdraw, no);
    withdrawn.when(privacyConsent, { ...yes, at: NOW - DAY }).refuses('consent-withdrawn', { channel: 'email' });
    withdrawn.when(privacyConsent, yes).then({ type: 'privacy.consent-recorded' });
  });

  test('of nobody is refused', () => {
    given().when(privacyConsent, yes).refuses('contact-unknown');
    given().when(privacyWithdraw, no).refuses('contact-unknown');
  });
});

describe('taking it back', () => {
  test('withdraws the open offer and closes the way', () => {
    given(ada, offered('c_9', 's_1'))
      .and(privacyConsent, yes)
      .when(privacyWithdraw, no)
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'consent-withdrawn' } },
        { type: 'privacy.consent-withdrawn', data: { channels: ['email'] }, personal: { note: 'By e-mail' } },
      )
      .shows('card', 'c_9', { facts: { withdrew: [{ channel: 'email', at: NOW }], offer: null } });
  });

  test('leaves what somebody took up for another way, and ends what goes there', () => {
    const known = contact('c_9', { who: ['email:ada@example.org'], basis: 'own-relation' });
    const taken = given(known).and(suggestionAsk, { ...ask, channel: 'linkedin' });
    taken.when(privacyWithdraw, no).then({ type: 'privacy.consent-withdrawn' });
    taken
      .when(privacyWithdraw, { ...no, channels: ['linkedin'] })
      .then({ type: 'outreach.withdrawn' }, { type: 'privacy.consent-withdrawn' });
  });

  test('closes a way to which nobody had agreed, too; again it changes nothing', () => {
    const closed = given(ada).and(privacyWithdraw, no);
    closed.when(privacyWithdraw, no).thenNothing();
    closed
      .when(privacyWithdraw, { ...no, channels: ['email', 'phone'] })
      .then({ type: 'privacy.consent-withdrawn', data: { channels: ['phone'] } });
  });
});

describe('two entries that become one', () => {
  const grace = contact('c_8', { who: ['email:grace@example.org'], basis: 'told' });
  const merge = { into: 'c_9', from: 'c_8', fields: {} };
  const theirs = { contact: 'c_8' };
  const written = [{ type: 'outreach.suggested' }, { type: 'outreach.accepted' }];

  test('agreed to what either of them agreed to', () => {
    given(ada, grace)
      .and(privacyConsent, { ...yes, ...theirs })
      .and(contactMerge, merge)
      .when(suggestionAsk, ask)
      .then(...written);
  });

  test('do not want what either of them did not want, whatever the other one agreed to later', () => {
    given(ada, grace)
      .and(privacyWithdraw, { ...no, ...theirs })
      .and(privacyConsent, yes)
      .and(contactMerge, merge)
      .when(suggestionAsk, ask)
      .refuses('rules');
  });

  test('want it again when they agree as one', () => {
    given(ada, grace)
      .and(privacyWithdraw, { ...no, ...theirs })
      .and(contactMerge, merge)
      .and(privacyConsent, yes)
      .when(suggestionAsk, ask)
      .then(...written);
  });

  test('do not want it either once they write: nothing of theirs but a consent is one', () => {
    given(ada, grace)
      .and(privacyWithdraw, { ...no, ...theirs })
      .and(privacyConsent, { ...yes, at: NOW - 600 * DAY })
      .and(contactMerge, merge)
      .when(responseRecord, { contact: 'c_9', channel: 'linkedin', at: null, toMember: 'm_1', wish: null, until: null })
      .then({ type: 'interaction.responded' })
      .shows('card', 'c_9', { facts: { consented: [], withdrew: [{ channel: 'email' }] } });
  });

  test('want it still when a third one joins them who said nothing', () => {
    given(ada, grace, contact('c_7', { who: ['email:ada.king@example.org'], basis: 'told' }))
      .and(privacyWithdraw, { ...no, ...theirs })
      .and(contactMerge, merge)
      .and(privacyConsent, yes)
      .and(contactMerge, { into: 'c_7', from: 'c_9', fields: {} })
      .when(suggestionAsk, { ...ask, contact: 'c_7' })
      .then(...written);
  });

  test('part with what was agreed to by each alone', () => {
    const apart = given(ada, grace)
      .and(privacyWithdraw, { ...no, ...theirs })
      .and(contactMerge, merge)
      .and(privacyConsent, yes)
      .and(contactUnmerge, { merged: 'c_8' });
    apart.when(suggestionAsk, { ...ask, ...theirs }).refuses('rules', { verdicts: [{ rule: 'country' }] });
    apart.when(suggestionAsk, ask).then(...written);
  });
});
