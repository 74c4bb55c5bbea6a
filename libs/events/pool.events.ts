import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';
import { policySchema } from './policy.js';

const home = z.strictObject({ zone: z.string(), country: z.string().length(2), language: z.enum(['en', 'de']) });
const counts = z.strictObject({ created: z.int(), changed: z.int(), unchanged: z.int(), rejected: z.int() });

/** Subject `pool/<id>`, whose key seals its name. */
export const poolCreated = defineEvent('pool.created', {
  facts: { home, organisation: w.id, policy: policySchema, policyVersion: z.int() },
  personal: { name: z.string().min(1).max(120) },
});
/** The pool moved to another installation: this one refuses every further input. */
export const poolMoved = defineEvent('pool.moved', { facts: {}, personal: {} });
/** The pool that had moved is whole in the installation that writes this, the first event of its epoch: it takes inputs again. */
export const poolArrived = defineEvent('pool.arrived', { facts: {}, personal: {} });
/** Subject `member/<id>`. */
export const poolMemberAdded = defineEvent('pool.member-added', {
  facts: { member: w.id, role: w.role, zone: z.string() },
  personal: { name: z.string().min(1).max(200), email: z.string().max(320).nullable() },
});
export const poolMemberChanged = defineEvent('pool.member-changed', {
  facts: { member: w.id, role: w.role, zone: z.string() },
  personal: { name: z.string().min(1).max(200), email: z.string().max(320).nullable() },
});
export const poolMemberRemoved = defineEvent('pool.member-removed', { facts: { member: w.id }, personal: {} });
/** Subject `pool/<id>`. `tags`: the names of the tags with numbers of their own, by the ids that the policy gives them. */
export const poolPolicyChanged = defineEvent('pool.policy-changed', {
  facts: { policy: policySchema, policyVersion: z.int() },
  personal: { tags: z.record(z.string(), z.string()) },
});
export const poolKeyIssued = defineEvent('pool.key-issued', {
  facts: { key: w.id, member: w.id, scopes: z.array(z.string()), expiresAt: w.time.nullable() },
  personal: {},
});
export const poolKeyRevoked = defineEvent('pool.key-revoked', { facts: { key: w.id }, personal: {} });
/** Subject `import/<id>`. The first round follows at once. */
export const poolImportFinished = defineEvent('pool.import-finished', {
  facts: { import: w.id, member: w.id, format: z.string(), counts },
  personal: { file: z.string().max(400).nullable() },
});
export const poolImportReverted = defineEvent('pool.import-reverted', {
  facts: { import: w.id, member: w.id, counts: z.strictObject({ reverted: z.int(), left: z.int() }) },
  personal: {},
});
/** What a source is to the pool. `contact`: everything it tells is about this person. */
const sourceFacts = { source: w.id, basis: w.basis, contact: w.id.nullable() };
/** What somebody calls it, and where it is (null if it calls us). */
const sourcePersonal = { name: z.string().min(1).max(120), address: z.string().max(2000).nullable() };

/** Subject `source/<id>`, whose key also seals its settings and secrets and is destroyed with it. */
export const poolSourceConnected = defineEvent('pool.source-connected', {
  facts: { ...sourceFacts, kind: z.string(), member: w.id },
  personal: sourcePersonal,
});
/** It has another name, address, ground or contact, or goes on after a pause. */
export const poolSourceChanged = defineEvent('pool.source-changed', { facts: sourceFacts, personal: sourcePersonal });
/** Nothing more is taken from it until it is changed or resumed. */
export const poolSourcePaused = defineEvent('pool.source-paused', {
  facts: { source: w.id, reason: w.sourcePauseReason },
  personal: {},
});
/** It is gone with its settings and secrets; what it told stays. */
export const poolSourceRemoved = defineEvent('pool.source-removed', {
  facts: { source: w.id, reason: w.sourceRemoveReason },
  personal: {},
});
/**
 * Subject `employer/<id>`, whose key seals what it is called. From now until `until` (null: until somebody opens it again)
 * nobody who works there is offered. What is judged changes with it, so the policy's version rises.
 */
export const poolEmployerClosed = defineEvent('pool.employer-closed', {
  facts: { employer: w.id, why: w.offLimits, until: w.time.nullable(), policyVersion: z.int() },
  personal: { name: z.string().max(2000), hash: z.string(), note: z.string().max(500).nullable() },
});
export const poolEmployerOpened = defineEvent('pool.employer-opened', {
  facts: { employer: w.id, policyVersion: z.int() },
  personal: { hash: z.string() },
});
/** A parked input was given up by a person. */
export const poolDiscarded = defineEvent('pool.discarded', { facts: { line: w.id, kind: z.string() }, personal: {} });

export const poolEvents = [
  poolCreated,
  poolMoved,
  poolArrived,
  poolMemberAdded,
  poolMemberChanged,
  poolMemberRemoved,
  poolPolicyChanged,
  poolKeyIssued,
  poolKeyRevoked,
  poolImportFinished,
  poolImportReverted,
  poolSourceConnected,
  poolSourceChanged,
  poolSourcePaused,
  poolSourceRemoved,
  poolEmployerClosed,
  poolEmployerOpened,
  poolDiscarded,
] as const;
