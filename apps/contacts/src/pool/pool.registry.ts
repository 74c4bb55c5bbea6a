import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { finishImport, finishRevert } from './import.decider.js';
import { importProjection } from './import.projection.js';
import { issueKey, revokeKey } from './key.decider.js';
import { addMember, changeMember, removeMember } from './member.decider.js';
import { memberProjection } from './member.projection.js';
import { closeEmployer, openEmployer } from './off-limits.decider.js';
import { changePolicy, narrowContact } from './policy.decider.js';
import { createPool, movePool } from './pool.decider.js';
import { poolProjection } from './pool.projection.js';
import { changeSource, connectSource, pauseSource, removeSource } from './source.decider.js';
import { sourceProjection } from './source.projection.js';

export const poolDeciders: readonly AnyDecider[] = [
  createPool,
  movePool,
  changePolicy,
  narrowContact,
  closeEmployer,
  openEmployer,
  addMember,
  changeMember,
  removeMember,
  issueKey,
  revokeKey,
  finishImport,
  finishRevert,
  connectSource,
  changeSource,
  pauseSource,
  removeSource,
];

export const poolProjections: readonly AnyProjection[] = [
  poolProjection,
  memberProjection,
  importProjection,
  sourceProjection,
];
