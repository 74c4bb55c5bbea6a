import type { EventMap } from '#libs/etiquette/fold-types.js';
import { remembered } from '../application/remembered.fold.js';
import type { Card } from '../documents.js';
import { conflictKey } from '../identity/conflict.projection.js';
import { activityKeys } from './activity-keys.rule.js';
import { corrected } from './card-corrected.fold.js';
import { forgotten } from './card-forgotten.fold.js';
import { employerChanged, named, observed } from './card-observed.fold.js';
import { reverted } from './card-reverted.fold.js';

/** What an event changes of a card besides its facts; a type that is not named changes nothing else. */
export type CardChanges = { [T in keyof EventMap]?: (card: Card, event: EventMap[T]) => Partial<Card> };

/** Keys of activities that are remembered, two for each. */
export const KEPT_NOTED = 400;

/** Bounces and absences that are remembered, also after they were taken back. */
const KEPT_REACH = 32;

export const cardChanges: CardChanges = {
  'contact.observed': observed,
  'contact.named': named,
  'contact.employer-changed': employerChanged,
  'contact.corrected': corrected,
  'contact.reverted': reverted,
  'contact.identified': ({ identities }, { seq, data, personal }) => ({
    identities: [
      ...identities,
      ...(personal?.identities.map((one) => ({ ...one, verified: false, source: data.source, seq })) ?? []),
    ],
  }),
  'contact.identity-conflict-found': ({ conflicts }, { seq, data }) => ({
    conflicts: [...conflicts, { key: conflictKey(data.contacts), seq }],
  }),
  'contact.tagged': ({ tags }, { personal }) => ({ tags: [...tags, ...(personal?.tags ?? [])] }),
  'contact.untagged': ({ tags }, { personal }) => ({
    tags: tags.filter((tag) => personal?.tags.includes(tag) !== true),
  }),
  'contact.note-added': ({ notes }) => ({ notes: notes + 1 }),
  'contact.follow-up-set': ({ evidence }, { seq, data, personal }) => {
    const reason = personal?.reason ?? null;
    return {
      followUp: { seq, on: data.on, member: data.member, reason },
      evidence: { ...evidence, [seq]: { title: reason, url: null, source: null } },
    };
  },
  'activity.noted': ({ noted, evidence }, { seq, data, personal, occurredAt }) => {
    if (personal === null) return {};
    const { title, url, sourceId } = personal;
    const keys = activityKeys({ ...data, sourceId, title, at: occurredAt });
    return {
      noted: [...noted, ...keys.map((key) => ({ key, at: occurredAt, seq }))]
        .sort((a, b) => a.at - b.at)
        .slice(-KEPT_NOTED),
      evidence: { ...evidence, [seq]: { title, url, source: data.source } },
    };
  },
  'interaction.bounced': ({ bounces }, { seq, personal }) =>
    personal === null
      ? {}
      : {
          bounces: [...bounces, { hash: personal.identity.hash, seq, id: personal.sourceId, works: null }].slice(
            -KEPT_REACH,
          ),
        },
  'interaction.retracted': ({ bounces }, { occurredAt, data }) =>
    data.what === 'bounce'
      ? { bounces: bounces.map((one) => (one.seq === data.of ? { ...one, works: occurredAt } : one)) }
      : {},
  'interaction.out-of-office': ({ absences }, { seq, personal }) => ({
    absences: [...absences, { seq, id: personal?.sourceId ?? null }].slice(-KEPT_REACH),
  }),
  'application.stage-changed': remembered,
  'application.hired': remembered,
  'application.ended': remembered,
  'application.anonymised': remembered,
  'application.deleted': remembered,
  'privacy.forgotten': forgotten,
  'privacy.request-closed': (card, { data }) => ({
    forgotten: card.forgotten.filter(({ request }) => request !== data.request),
  }),
  'outreach.suggested': ({ suggestions }, { data }) => ({ suggestions: [...suggestions, data.suggestion] }),
};
