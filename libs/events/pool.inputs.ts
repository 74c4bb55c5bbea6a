import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const poolWide = { concerns: () => 'pool' as const };
const member = {
  member: w.id,
  role: w.role,
  name: z.string().trim().min(1).max(200),
  email: z.email().nullable(),
  zone: z.string().max(60),
};

/** Makes the pool (the input's `pool` is the new id) with its first member, the owner. */
export const poolCreate = defineInput(
  'pool.create',
  z.strictObject({
    name: z.string().trim().min(1).max(120),
    home: z.strictObject({ zone: z.string(), country: z.string().length(2), language: z.enum(['en', 'de']) }),
    organisation: w.id,
    owner: z.strictObject({ member: w.id, name: z.string().trim().min(1).max(200), email: z.email().nullable() }),
  }),
  poolWide,
);
export const poolMove = defineInput('pool.move', z.strictObject({}), poolWide);
export const memberAdd = defineInput('member.add', z.strictObject(member), poolWide);
export const memberChange = defineInput('member.change', z.strictObject(member), poolWide);
export const memberRemove = defineInput('member.remove', z.strictObject({ member: w.id }), poolWide);
/** Other numbers; the decider says what is wrong with them. Tags with numbers of their own are named by what they say. */
export const policyChange = defineInput(
  'policy.change',
  z.strictObject({ policy: z.record(z.string(), z.unknown()) }),
  poolWide,
);
export const keyIssue = defineInput(
  'key.issue',
  z.strictObject({
    key: w.id,
    member: w.id,
    scopes: z.array(z.string()).max(20),
    /** absent: a year from now; null: never */
    expiresAt: w.time.nullable().optional(),
  }),
  poolWide,
);
export const keyRevoke = defineInput('key.revoke', z.strictObject({ key: w.id }), poolWide);
/** Sent by ingest, numbered like its rows, once every row has a receipt. */
export const importFinish = defineInput(
  'import.finish',
  z.strictObject({
    import: w.id,
    member: w.id,
    format: z.string(),
    file: z.string().max(400).nullable(),
    counts: z.strictObject({ created: z.int(), changed: z.int(), unchanged: z.int(), rejected: z.int() }),
  }),
  poolWide,
);
export const importRevertFinish = defineInput(
  'import.revert-finish',
  z.strictObject({ import: w.id, member: w.id, counts: z.strictObject({ reverted: z.int(), left: z.int() }) }),
  poolWide,
);
const source = {
  source: w.id,
  name: z.string().trim().min(1).max(120),
  address: z.string().max(2000).nullable(),
  basis: w.basis,
  contact: w.id.nullable(),
};
/** Sent by ingest before it stores a source, so that the pool knows whom to believe, and why it may. */
export const sourceConnect = defineInput(
  'source.connect',
  z.strictObject({ ...source, kind: z.string().min(1).max(60), member: w.id }),
  poolWide,
);
/** It is another now, and goes on if it was paused; `rests`: it stays paused if it is. */
export const sourceChange = defineInput(
  'source.change',
  z.strictObject({ ...source, rests: z.boolean().default(false) }),
  poolWide,
);
export const sourcePause = defineInput(
  'source.pause',
  z.strictObject({ source: w.id, reason: w.sourcePauseReason }),
  poolWide,
);
export const sourceRemove = defineInput(
  'source.remove',
  z.strictObject({ source: w.id, reason: w.sourceRemoveReason }),
  poolWide,
);
/** Nobody who works there is to be offered, until then or until it is opened again. Said again it takes the place of what was said. */
export const employerClose = defineInput(
  'employer.close',
  z.strictObject({
    name: z.string().trim().min(1).max(200),
    why: w.offLimits,
    note: z.string().trim().min(1).max(500).nullable(),
    until: w.time.nullable(),
  }),
  poolWide,
);
export const employerOpen = defineInput('employer.open', z.strictObject({ employer: w.id }), poolWide);
/** Decides a parked line again from its head, stopping at the first failure. */
export const parkedReplay = defineInput('parked.replay', z.strictObject({ line: w.id }), poolWide);
/** Gives up the head of a parked line. */
export const parkedDiscard = defineInput('parked.discard', z.strictObject({ line: w.id }), poolWide);
/** A second generation of the pool's documents is folded: from now on it counts. Said by whoever rebuilds. */
export const projectionsSwitch = defineInput(
  'projections.switch',
  z.strictObject({ rebuild: z.string().max(60) }),
  poolWide,
);

export const poolInputs = [
  poolCreate,
  poolMove,
  memberAdd,
  memberChange,
  memberRemove,
  policyChange,
  keyIssue,
  keyRevoke,
  importFinish,
  importRevertFinish,
  sourceConnect,
  sourceChange,
  sourcePause,
  sourceRemove,
  employerClose,
  employerOpen,
  parkedReplay,
  parkedDiscard,
  projectionsSwitch,
] as const;
