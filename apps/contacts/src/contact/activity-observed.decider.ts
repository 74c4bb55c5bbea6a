import type { z } from 'zod';
import { activityNoted } from '#libs/events/activity.events.js';
import { activityObserved } from '#libs/events/contact.inputs.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { Policy } from '#libs/events/policy.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown, refuseMember } from '../pool/known.rule.js';
import { judgeTokens } from '../privacy/suppression.rule.js';
import { activityKeys, idOf } from './activity-keys.rule.js';
import { KEPT_NOTED } from './card-changes.fold.js';
import { cardKey } from './known-card.rule.js';
import { hashed, identityKeys, ownersOf, provenanceOf } from './said.rule.js';

const DAY = 86_400_000;

type Observed = z.output<typeof activityObserved.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * Something in the life of somebody we know: an occasion from now on, for the policy's days after it happened (or was
 * announced). Of people we do not know, or cannot tell apart, nothing is kept; the same activity again, from whatever
 * source, changes nothing. Refuses `member-unknown`, and `suppressed` for whoever objected.
 */
export const activityObservedDecider = defineDecider({
  input: activityObserved,
  loads: ({ contact, identities, member }, context) => [
    { collection: 'pool', key: 'self' },
    ...(member === null ? [] : [{ collection: 'member', key: member }]),
    ...(contact === null ? [] : [cardKey(contact)]),
    ...identityKeys(identities, context),
  ],
  decide: (data, documents: Documents, context): Decision => {
    const policy = poolOf(documents)?.policy;
    if (policy === undefined) return poolUnknown;
    const hashes = hashed(data.identities, context).map(({ hash }) => hash);
    const card = whom(data, hashes, documents);
    const refusal = refuseMember(documents, data.member) ?? refuseSuppressed(data, hashes, card, documents);
    if (refusal !== null) return refusal;
    if (card === null) return { events: [] };
    return { about: cardKey(card.id), events: note(card, data, context, policy) };
  },
});

/** The one contact it is about; null for nobody, or several. */
function whom({ contact }: Observed, hashes: string[], documents: Documents): Card | null {
  const [owner, ...others] = contact === null ? ownersOf(hashes, documents) : [contact];
  return owner === undefined || others.length > 0 ? null : documents.get('card', owner);
}

function refuseSuppressed(data: Observed, hashes: string[], card: Card | null, documents: Documents): Refusal | null {
  const judged = judgeTokens(hashes, { basis: data.basis, import: null }, documents);
  if ('refused' in judged) return judged;
  const objected = card !== null && card.facts.objectedAt !== null;
  return objected ? { refused: 'suppressed', because: { contact: card.id } } : null;
}

function note(card: Card, data: Observed, context: Context, policy: Policy) {
  if (isNoted(card, data)) return [];
  const { activity, title, url, member } = data;
  const at = Math.min(data.at, context.now);
  const { facts, personal } = provenanceOf(data, context);
  const days = activity === 'met' ? policy.occasion.metDays : policy.occasion.lifeDays;
  return [
    activityNoted.make({
      subject: card.id,
      occurredAt: at,
      data: { ...facts, activity, until: at + days * DAY, member },
      personal: { ...personal, sourceId: idOf(data), title, url },
    }),
  ];
}

/** Told before, or older than everything that is remembered of somebody so active. */
function isNoted({ noted }: Card, data: Observed): boolean {
  const keys = activityKeys(data);
  if (noted.some(({ key }) => keys.includes(key))) return true;
  return noted.length >= KEPT_NOTED && data.at <= (noted[0]?.at ?? 0);
}
