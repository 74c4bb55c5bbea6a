import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { cardProjection } from './card.projection.js';
import { personObservedDecider } from './person-observed.decider.js';
import { rowRevertedDecider } from './row-reverted.decider.js';

export const contactDeciders: readonly AnyDecider[] = [personObservedDecider, rowRevertedDecider];

export const contactProjections: readonly AnyProjection[] = [cardProjection];
