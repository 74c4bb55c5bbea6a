import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { askDigest } from './ask.decider.js';
import { chooseDigest } from './choose.decider.js';
import { digestProjection } from './digest.projection.js';
import { noteDigest } from './note.decider.js';

export const digestDeciders: readonly AnyDecider[] = [chooseDigest, askDigest, noteDigest];

export const digestProjections: readonly AnyProjection[] = [digestProjection];
