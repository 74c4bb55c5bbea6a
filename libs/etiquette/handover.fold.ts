import type { ContactFacts } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';
import { occasionKey } from './occasion-key.js';
import { freed } from './freed.js';

const KEPT = 8;

/** Who is asked to hand a conversation over, and to whom it was handed. */
export const handoverFolds: Folds = {
  'outreach.handover-asked': (facts, { seq, time, data }) => ({
    ...facts,
    handoverAsked: [...without(facts, data.member), { ...data, at: time, seq }].slice(-KEPT),
  }),
  'outreach.handover-declined': (facts, { data }) => ({ ...facts, handoverAsked: without(facts, data.to) }),
  'outreach.handed-over': handedOver,
};

/** The offer ends with it, and its reason is theirs to whom it was handed. */
function handedOver(facts: ContactFacts, { seq, time, data }: EventMap['outreach.handed-over']): ContactFacts {
  const { suggestion, to } = data;
  const given = { ...facts, handedTo: { member: to, at: time, seq }, handoverAsked: without(facts, to) };
  const { offer } = facts;
  if (offer === null || offer.suggestion !== suggestion) return given;
  const of = occasionKey({ ...offer.occasion, followUp: offer.followUp });
  const handedOn = [...facts.handedOn.filter((one) => one.of !== of), { of, member: to }].slice(-KEPT);
  return { ...freed(given, offer), handedOn };
}

function without({ handoverAsked }: ContactFacts, member: string): ContactFacts['handoverAsked'] {
  return handoverAsked.filter((one) => one.member !== member);
}
