import { poolKeyIssued, poolKeyRevoked } from '#libs/events/pool.events.js';
import { keyIssue, keyRevoke } from '#libs/events/pool.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown, refuseMember } from './known.rule.js';

/** An API key lives a year at most, and as long where nobody says how long. */
export const KEY_LIFE = 366 * 86_400_000;

const self = { collection: 'pool', key: 'self' };

/** Lets an API key act for a member; its secret is kept elsewhere. Refuses `member-unknown`, `key-exists`, `date-past`. */
export const issueKey = defineDecider({
  input: keyIssue,
  loads: ({ member }) => [self, { collection: 'member', key: member }],
  decide: (data, documents: Reader<ContactsDocuments>, { now }) => {
    const refusal = refuseMember(documents, data.member);
    const pool = poolOf(documents);
    if (pool === null) return poolUnknown;
    if (refusal !== null) return refusal;
    if (pool.keys.some(({ key }) => key === data.key)) return { refused: 'key-exists', because: { key: data.key } };
    const { expiresAt = now + KEY_LIFE } = data;
    if (expiresAt !== null && expiresAt <= now) return { refused: 'date-past', because: { at: expiresAt } };
    return { about: self, events: [poolKeyIssued.make({ subject: null, data: { ...data, expiresAt } })] };
  },
});

/** Ends an API key. Refuses `key-unknown`. */
export const revokeKey = defineDecider({
  input: keyRevoke,
  loads: () => [self],
  decide: ({ key }, documents: Reader<ContactsDocuments>) => {
    const known = poolOf(documents)?.keys.some((one) => one.key === key) ?? false;
    if (!known) return { refused: 'key-unknown', because: { key } };
    return { about: self, events: [poolKeyRevoked.make({ subject: null, data: { key } })] };
  },
});
