import type { AnyDecider } from '#libs/kernel/decider.js';
import { applicationDueDecider } from './application-due.decider.js';
import { applicationForgottenDecider } from './application-forgotten.decider.js';
import { applicationObservedDecider } from './application-observed.decider.js';
import { unwelcomeObservedDecider, welcomeObservedDecider } from './unwelcome.decider.js';

export const applicationDeciders: readonly AnyDecider[] = [
  applicationObservedDecider,
  applicationForgottenDecider,
  applicationDueDecider,
  unwelcomeObservedDecider,
  welcomeObservedDecider,
];
