import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { consentDecider, withdrawDecider } from './consent.decider.js';
import { decideRequestDecider } from './decide-request.decider.js';
import { privacyDueDecider } from './due.decider.js';
import { eraseDecider } from './erase.decider.js';
import { exportDecider } from './export.decider.js';
import { forgottenProjection } from './forgotten.projection.js';
import { heedDecider } from './heed.decider.js';
import { liftDecider, objectDecider } from './object.decider.js';
import { personForgottenDecider } from './person-forgotten.decider.js';
import { noticeDecider } from './notice.decider.js';
import { rememberDecider } from './remember.decider.js';
import { requestProjection } from './request.projection.js';
import { restrictDecider, unrestrictDecider } from './restrict.decider.js';
import { siblingsToldDecider } from './siblings-told.decider.js';
import { tokenProjection } from './token.projection.js';

export const privacyDeciders: readonly AnyDecider[] = [
  objectDecider,
  liftDecider,
  eraseDecider,
  restrictDecider,
  unrestrictDecider,
  noticeDecider,
  consentDecider,
  withdrawDecider,
  exportDecider,
  personForgottenDecider,
  decideRequestDecider,
  privacyDueDecider,
  heedDecider,
  siblingsToldDecider,
  rememberDecider,
];

export const privacyProjections: readonly AnyProjection[] = [tokenProjection, forgottenProjection, requestProjection];
