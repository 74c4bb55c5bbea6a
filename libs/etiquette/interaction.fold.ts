import type { ContactFacts, Response, Touch } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';
import { tieWritten } from './handed-on.js';
import { reachRetracted } from './reach.fold.js';

/** Messages between us and them. Everything that follows from a message is derived from the kept lists, so that taking it back takes all of it back. */
export const interactionFolds: Folds = {
  'interaction.touched': touched,
  'interaction.answered': (facts, { seq, data }) =>
    derived({
      ...facts,
      responses: facts.responses.map((one) => (one.seq === data.of ? { ...one, answer: seq } : one)),
    }),
  'interaction.responded': responded,
  'interaction.retracted': retracted,
};

/** By the time they tell of; what came to the ledger first breaks ties. */
export function inOrder<T extends { at: number; seq: number }>(list: T[]): T[] {
  return [...list].sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** A message that names an offer was written for its occasion and uses it up, unless an earlier one has. */
function touched(facts: ContactFacts, { seq, occurredAt, time, data }: EventMap['interaction.touched']): ContactFacts {
  const { member, channel, suggestion, presumed } = data;
  const last = suggestion !== null && facts.lastOffer?.suggestion === suggestion ? facts.lastOffer : null;
  const occasion = last?.occasion ?? null;
  const touch: Touch = { seq, at: occurredAt, known: time, member, channel, suggestion, presumed, occasion };
  return derived({
    ...facts,
    ...tieWritten(facts, occurredAt),
    touches: inOrder([...facts.touches, touch]),
    offer: facts.offer?.suggestion === suggestion ? null : facts.offer,
    occasions: facts.occasions.map((one) =>
      one.kind === occasion?.kind && occasion.events.includes(one.seq)
        ? { ...one, usedBy: one.usedBy ?? suggestion }
        : one,
    ),
  });
}

function responded(facts: ContactFacts, { seq, occurredAt, data }: EventMap['interaction.responded']): ContactFacts {
  const { sign = 'words', channel, toMember, wish, until, dateGiven, owedUntil } = data;
  const said = { wish, until, dateGiven, owedUntil };
  const response: Response = { seq, at: occurredAt, channel, sign, toMember, ...said, answer: null };
  return derived({
    ...facts,
    responses: inOrder([...facts.responses, response]),
    lessOften: facts.lessOften || wish === 'less-often',
  });
}

function retracted(facts: ContactFacts, event: EventMap['interaction.retracted']): ContactFacts {
  const { of, what } = event.data;
  if (what === 'bounce' || what === 'absence') return reachRetracted(facts, event);
  if (what === 'touch') return untouched(facts, of);
  if (what === 'answer') {
    return derived({
      ...facts,
      responses: facts.responses.map((one) => (one.answer === of ? { ...one, answer: null } : one)),
    });
  }
  const gone = facts.responses.find(({ seq }) => seq === of);
  const responses = facts.responses.filter(({ seq }) => seq !== of);
  const lessOften = gone?.wish === 'less-often' ? responses.some(({ wish }) => wish === 'less-often') : facts.lessOften;
  return derived(withoutEvidence({ ...facts, responses, lessOften }, [of]));
}

/**
 * What was written for a reason that is gone stays written, but nothing rests on that reason any more: no follow-up
 * cites it. That it was the tie stays known, which takes none.
 */
export function withoutEvidence(facts: ContactFacts, gone: readonly number[]): ContactFacts {
  const left = <T extends { occasion: Touch['occasion'] }>(one: T): T =>
    isGone(one.occasion, gone) ? { ...one, occasion: null } : one;
  const lastOffer = facts.lastOffer === null ? null : left(facts.lastOffer);
  return { ...facts, lastOffer, touches: facts.touches.map(left) };
}

function isGone(occasion: Touch['occasion'], gone: readonly number[]): boolean {
  return occasion !== null && occasion.kind !== 'tie' && occasion.events.some((seq) => gone.includes(seq));
}

function untouched(facts: ContactFacts, of: number): ContactFacts {
  const gone = facts.touches.find(({ seq }) => seq === of);
  const freed = (usedBy: string | null) => (usedBy !== null && usedBy === gone?.suggestion ? null : usedBy);
  return derived({
    ...facts,
    touches: facts.touches.filter(({ seq }) => seq !== of),
    occasions: facts.occasions.map((one) => ({ ...one, usedBy: freed(one.usedBy) })),
  });
}

/**
 * What the messages amount to. An exchange is their response, or our message with a response after it: so the last
 * response is the last exchange, unless it is an invitation of theirs. Only words are owed an answer. Their latest "not
 * now" counts until its date, whatever they write in between.
 */
export function derived(facts: ContactFacts): ContactFacts {
  const last = facts.responses.findLast(({ sign }) => sign !== 'invited');
  const words = facts.responses.findLast(({ sign }) => sign === 'words');
  const notNow = facts.responses.findLast(({ wish }) => wish === 'not-now');
  return { ...facts, ...closed(notNow), ...exchanged(last, facts.touches), owed: owedFor(words) };
}

function closed(notNow: Response | undefined): Pick<ContactFacts, 'closeUntil' | 'closeSeq' | 'dateGiven'> {
  if (notNow === undefined) return { closeUntil: null, closeSeq: null, dateGiven: false };
  return { closeUntil: notNow.until, closeSeq: notNow.seq, dateGiven: notNow.dateGiven };
}

type Exchange = Pick<ContactFacts, 'lastExchangeAt' | 'lastExchangeBy' | 'lastExchangeSeq'>;

function exchanged(last: Response | undefined, touches: Touch[]): Exchange {
  if (last === undefined) return { lastExchangeAt: null, lastExchangeBy: null, lastExchangeSeq: null };
  const writer = touches.findLast((touch) => touch.at <= last.at)?.member ?? null;
  return { lastExchangeAt: last.at, lastExchangeBy: last.toMember ?? writer, lastExchangeSeq: last.seq };
}

function owedFor(last: Response | undefined): ContactFacts['owed'] {
  if (last === undefined || last.answer !== null) return null;
  return { seq: last.seq, at: last.at, toMember: last.toMember, until: last.owedUntil };
}
