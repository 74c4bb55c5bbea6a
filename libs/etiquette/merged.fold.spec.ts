import { expect, test } from '@jest/globals';
import { catalog } from '#libs/events/catalog.js';
import { isForAll } from './merged.fold.js';

/** Said of a merged contact, it counts for everybody they are made of. */
const forAll = [
  'application.lapsed',
  'contact.held',
  'contact.narrowed',
  'contact.released',
  'contact.review-listed',
  'contact.reviewed',
  'contact.revived',
  'contact.unheld',
  'contact.unkept',
  'contact.unwelcome-seen',
  'interaction.answered',
  'interaction.out-of-office',
  'interaction.responded',
  'interaction.retracted',
  'interaction.touched',
  'outreach.accepted',
  'outreach.declined',
  'outreach.expired',
  'outreach.handed-over',
  'outreach.handover-asked',
  'outreach.handover-declined',
  'outreach.opened',
  'outreach.round-held',
  'outreach.snoozed',
  'outreach.suggested',
  'outreach.withdrawn',
  'outreach.withheld',
  'privacy.consent-withdrawn',
  'privacy.erased',
  'privacy.erasure-completed',
  'privacy.exported',
  'privacy.lapse-announced',
  'privacy.notice-alarmed',
  'privacy.notice-given',
  'privacy.objected',
  'privacy.objection-lifted',
  'privacy.request-closed',
  'privacy.restricted',
  'privacy.siblings-told',
  'privacy.suppressed',
  'privacy.unrestricted',
  'privacy.unsuppressed',
];

/** What a source or a member says of one of them stays theirs, and so does what a source takes along. */
const ofOne = [
  'activity.noted',
  'application.anonymised',
  'application.deleted',
  'application.ended',
  'application.hired',
  'application.stage-changed',
  'contact.added',
  'contact.assigned',
  'contact.connected',
  'contact.corrected',
  'contact.employer-changed',
  'contact.follow-up-set',
  'contact.identified',
  'contact.identity-conflict-found',
  'contact.kept',
  'contact.merged',
  'contact.named',
  'contact.note-added',
  'contact.observed',
  'contact.reverted',
  'contact.tagged',
  'contact.told-apart',
  'contact.told-apart-undone',
  'contact.unmerged',
  'contact.untagged',
  'interaction.bounced',
  'privacy.consent-recorded',
  'privacy.forgotten',
];

test('every event about a contact is either for all that a merged one is made of, or of one of them', () => {
  const types = catalog.map(({ type }) => type).filter((type) => !/^(pool|digest)\./u.test(type));
  expect(types.filter((type) => isForAll({ type })).toSorted()).toEqual(forAll);
  expect(types.filter((type) => !isForAll({ type })).toSorted()).toEqual(ofOne);
});
