import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { acceptDecider } from './accept.decider.js';
import { answerDecider } from './answer.decider.js';
import { askDecider } from './ask.decider.js';
import { budgetProjection } from './budget.projection.js';
import { confirmDecider } from './confirm.decider.js';
import { declineDecider } from './decline.decider.js';
import { dueDecider } from './due.decider.js';
import { employerProjection } from './employer.projection.js';
import {
  handoverAskDecider,
  handoverDeclineDecider,
  handoverGiveDecider,
  suggestionHandoverDecider,
} from './handover.decider.js';
import { monthProjection } from './month.projection.js';
import { openDecider } from './open.decider.js';
import { absenceObservedDecider, absenceRecordDecider } from './reach/absence.decider.js';
import { bounceObservedDecider, bounceRecordDecider } from './reach/bounce.decider.js';
import { responseDecider } from './response.decider.js';
import { retractDecider } from './retract.decider.js';
import { roundDecider } from './round.decider.js';
import { snoozeDecider } from './snooze.decider.js';
import { suggestionProjection } from './suggestion.projection.js';
import { interactionObservedDecider } from './talk/interaction-observed.decider.js';
import { talkProjection } from './talk/talk.projection.js';
import { touchDecider } from './touch.decider.js';
import { withheldProjection } from './withheld.projection.js';

export const outreachDeciders: readonly AnyDecider[] = [
  touchDecider,
  answerDecider,
  responseDecider,
  retractDecider,
  interactionObservedDecider,
  bounceObservedDecider,
  bounceRecordDecider,
  absenceObservedDecider,
  absenceRecordDecider,
  askDecider,
  openDecider,
  acceptDecider,
  declineDecider,
  snoozeDecider,
  confirmDecider,
  suggestionHandoverDecider,
  handoverAskDecider,
  handoverGiveDecider,
  handoverDeclineDecider,
  roundDecider,
  dueDecider,
];

export const outreachProjections: readonly AnyProjection[] = [
  suggestionProjection,
  budgetProjection,
  employerProjection,
  withheldProjection,
  talkProjection,
  monthProjection,
];
