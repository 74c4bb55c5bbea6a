import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { activityObservedDecider } from './activity-observed.decider.js';
import { cardProjection } from './card.projection.js';
import { contactAddDecider } from './contact-add.decider.js';
import { contactAssignDecider } from './contact-assign.decider.js';
import { contactBulkDecider } from './contact-bulk.decider.js';
import { contactCorrectDecider } from './contact-correct.decider.js';
import { contactKeepDecider, contactUnkeepDecider } from './contact-keep.decider.js';
import { contactFollowUpDecider, contactNoteDecider } from './contact-note.decider.js';
import { contactReleaseDecider, contactReviveDecider } from './contact-release.decider.js';
import { contactDueDecider, contactReviewDecider } from './contact-review.decider.js';
import { contactTagDecider } from './contact-tag.decider.js';
import { personObservedDecider } from './person-observed.decider.js';
import { rowRevertedDecider } from './row-reverted.decider.js';

export const contactDeciders: readonly AnyDecider[] = [
  personObservedDecider,
  rowRevertedDecider,
  activityObservedDecider,
  contactAddDecider,
  contactCorrectDecider,
  contactKeepDecider,
  contactUnkeepDecider,
  contactTagDecider,
  contactAssignDecider,
  contactNoteDecider,
  contactFollowUpDecider,
  contactReleaseDecider,
  contactReviveDecider,
  contactDueDecider,
  contactReviewDecider,
  contactBulkDecider,
];

export const contactProjections: readonly AnyProjection[] = [cardProjection];
