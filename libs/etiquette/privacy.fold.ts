import type { DueKind } from '#libs/events/words.js';
import { withWords } from './consent.js';
import type { Due } from './facts.js';
import type { Folds } from './fold-types.js';
import { withoutEvidence } from './interaction.fold.js';

/** What bars somebody on their own word, and what happens by itself to be rid of them. */
export const privacyFolds: Folds = {
  'privacy.objected': (facts, { time }) => ({ ...facts, objectedAt: time }),
  'privacy.objection-lifted': (facts) => ({ ...facts, objectedAt: null }),
  'privacy.restricted': (facts, { time, data: { ground } }) => ({
    ...facts,
    restricted: [...facts.restricted.filter((one) => one.ground !== ground), { ground, at: time }],
  }),
  'privacy.unrestricted': (facts, { data: { ground } }) => ({
    ...facts,
    restricted: facts.restricted.filter((one) => one.ground !== ground),
  }),
  'privacy.forgotten': (facts, { seq, data: { occasions, employer, eraseAt, dropped } }) => ({
    ...withoutEvidence(facts, occasions),
    ...(dropped.includes('location') ? { country: null, zone: null, region: null } : {}),
    employer,
    occasions: facts.occasions.filter((one) => !occasions.includes(one.seq)),
    dues: eraseAt === null ? facts.dues : withDue(facts.dues, { kind: 'forgotten', seq, at: eraseAt }),
  }),
  'privacy.request-closed': (facts) => ({ ...facts, dues: withoutDues(facts.dues, ['forgotten']) }),
  'privacy.notice-given': (facts, { time }) => ({ ...facts, noticeAt: time }),
  'privacy.notice-alarmed': (facts, { seq, data: { shrinksAt } }) => ({ ...facts, noticeAlarm: { seq, shrinksAt } }),
  'privacy.consent-recorded': (facts, { seq, occurredAt, data: { channels } }) => ({
    ...facts,
    consented: withWords(facts.consented, channels, { at: occurredAt, seq }),
  }),
  'privacy.consent-withdrawn': (facts, { seq, time, data: { channels } }) => ({
    ...facts,
    withdrew: withWords(facts.withdrew, channels, { at: time, seq }),
  }),
  'privacy.lapse-announced': (facts, { seq, data: { lapsesAt } }) => ({
    ...facts,
    dues: withDue(withoutDues(facts.dues, ['announce']), { kind: 'lapse', seq, at: lapsesAt }),
  }),
};

/** The dues with one more, in place of the last of its kind. */
export function withDue(dues: readonly Due[], due: Due): Due[] {
  return [...dues.filter(({ kind }) => kind !== due.kind), due];
}

export function withoutDues(dues: readonly Due[], kinds: readonly DueKind[]): Due[] {
  return dues.filter(({ kind }) => !kinds.includes(kind));
}
