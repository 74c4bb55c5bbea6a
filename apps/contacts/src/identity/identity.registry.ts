import type { AnyProjection } from '#libs/kernel/projection.js';
import { conflictProjection } from './conflict.projection.js';
import { employerNameProjection } from './employer-name.projection.js';
import { hintProjection } from './hint.projection.js';
import { identityProjection } from './identity.projection.js';

export const identityProjections: readonly AnyProjection[] = [
  identityProjection,
  hintProjection,
  employerNameProjection,
  conflictProjection,
];
