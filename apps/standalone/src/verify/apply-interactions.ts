import { maybeNumber, maybeText, number, text } from './fields.js';
import { withoutEvidence } from './contact-seen.js';
import type { About, InPool } from './effects.js';
import type { Line } from './ledger-line.js';
import { reachAbout, reachInPool, reachTakenBack } from './reach.js';
import { DAY, memberOf, type PoolSeen } from './state.js';
import { endOffer } from './apply-outreach.js';
import { rootOf } from './together.js';

/** Longer than any window of a member's budget, and of an employer. */
const REMEMBERED = 40 * DAY;

/** Messages between us and them, and what kept them from arriving. */
export const interactionsAbout: Record<string, About> = {
  'interaction.touched': (contact, { seq, occurred: at, data }, pool) => {
    const suggestion = maybeText(data, 'suggestion');
    const offer = pool.offers.get(suggestion ?? '');
    const written = {
      member: text(data, 'member'),
      suggestion,
      presumed: data['presumed'] === true,
      tie: offer?.kind === 'tie',
    };
    contact.touches = [...contact.touches, { seq, at, ...written, cited: offer?.cited ?? null }];
    const used = offer?.cited.map((one) => ({ seq: one, by: seq })) ?? [];
    contact.used = [...contact.used, ...used];
  },
  'interaction.answered': (contact, { seq, data }) => {
    contact.answers = [...contact.answers, { seq, of: number(data, 'of') }];
  },
  'interaction.responded': (contact, { seq, occurred: at, data }) => {
    const wish = maybeText(data, 'wish');
    const sign = maybeText(data, 'sign');
    const response = {
      seq,
      at,
      words: sign === null,
      byEmail: text(data, 'channel') === 'email',
      mutual: sign !== 'invited',
      closes: wish === 'not-now' ? maybeNumber(data, 'until') : null,
      lessOften: wish === 'less-often',
      owedUntil: number(data, 'owedUntil'),
      toMember: maybeText(data, 'toMember'),
    };
    contact.responses = [...contact.responses, response].sort((a, b) => a.at - b.at || a.seq - b.seq);
  },
  ...reachAbout,
  'interaction.retracted': (contact, line) => {
    const of = number(line.data, 'of');
    reachTakenBack(contact, line);
    contact.answers = contact.answers.filter(({ seq }) => seq !== of);
    contact.touches = contact.touches.filter(({ seq }) => seq !== of);
    contact.responses = contact.responses.filter(({ seq }) => seq !== of);
    contact.used = contact.used.filter(({ by }) => by !== of);
    withoutEvidence(contact, [of]);
  },
};

/** What messages mean for whoever wrote them and for where their readers work. */
export const interactionsInPool: Record<string, InPool> = {
  ...reachInPool,
  'interaction.touched': (pool, line) => {
    const suggestion = maybeText(line.data, 'suggestion');
    if (suggestion === null && line.data['imported'] !== true) pool.writtenWithoutKith += 1;
    const member = memberOf(pool, text(line.data, 'member'));
    const recent = member.touches.filter(({ at }) => at > line.time - REMEMBERED);
    member.touches = [...recent, { seq: line.seq, at: line.occurred }];
    atEmployer(pool, line, suggestion);
    if (suggestion !== null) endOffer(pool, suggestion);
  },
  'interaction.retracted': (pool, line) => {
    const member = memberOf(pool, text(line.data, 'member'));
    member.touches = member.touches.filter(({ seq }) => seq !== line.data['of']);
    if (line.data['what'] === 'touch') giveBackPlace(pool, line);
  },
};

/** A message takes its place at the employer, instead of the offer it was written for. */
function atEmployer(pool: PoolSeen, { subject, time, occurred, data }: Line, suggestion: string | null): void {
  const employer = maybeText(data, 'employer');
  if (employer === null) return;
  const others = (pool.employers.get(employer) ?? []).filter(
    (person) => person.at > time - REMEMBERED && (suggestion === null || person.suggestion !== suggestion),
  );
  pool.employers.set(employer, [...others, { contact: subject ?? '', at: occurred, suggestion: null }]);
}

/** The message that is taken back no longer counts at its employer. */
function giveBackPlace(pool: PoolSeen, { subject, data }: Line): void {
  const employer = maybeText(data, 'employer') ?? '';
  const persons = pool.employers.get(employer) ?? [];
  const root = rootOf(pool, subject ?? '');
  const index = persons.findIndex(({ contact, suggestion }) => suggestion === null && rootOf(pool, contact) === root);
  if (index >= 0) pool.employers.set(employer, persons.toSpliced(index, 1));
}
