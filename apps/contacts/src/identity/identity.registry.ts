import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { aliasProjection } from './alias.projection.js';
import { apartProjection } from './apart.projection.js';
import { conflictProjection } from './conflict.projection.js';
import { employerNameProjection } from './employer-name.projection.js';
import { hintProjection } from './hint.projection.js';
import { identityProjection } from './identity.projection.js';
import { mergeDecider } from './merge.decider.js';
import { personMergedDecider } from './person-merged.decider.js';
import { tellApartDecider } from './tell-apart.decider.js';
import { unmergeDecider } from './unmerge.decider.js';

export const identityDeciders: readonly AnyDecider[] = [
  mergeDecider,
  unmergeDecider,
  tellApartDecider,
  personMergedDecider,
];

export const identityProjections: readonly AnyProjection[] = [
  identityProjection,
  hintProjection,
  employerNameProjection,
  conflictProjection,
  aliasProjection,
  apartProjection,
];
