import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { eraseDecider } from './erase.decider.js';
import { liftDecider, objectDecider } from './object.decider.js';
import { rememberDecider } from './remember.decider.js';
import { tokenProjection } from './token.projection.js';

export const privacyDeciders: readonly AnyDecider[] = [objectDecider, liftDecider, eraseDecider, rememberDecider];

export const privacyProjections: readonly AnyProjection[] = [tokenProjection];
