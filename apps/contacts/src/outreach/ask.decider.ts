import type { Judgement, LiveOccasion } from '#libs/etiquette/case.js';
import { judge } from '#libs/etiquette/judge.js';
import { askedOccasion } from '#libs/etiquette/occasions.js';
import { suggestionAsk } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments } from '../documents.js';
import { expired } from './due.decider.js';
import { currentOffer } from './find-offer.js';
import { accepted, suggested } from './offer.js';
import { caseOf, employerOf, findWriter, partEmployersOf } from './situation.js';

/** A member wants to write and says why: judged at once, and either theirs to write or refused with every rule against it. */
export const askDecider = defineDecider({
  input: suggestionAsk,
  loads: ({ contact, member }) => [
    { collection: 'card', key: contact },
    { collection: 'budget', key: member },
    { collection: 'pool', key: 'self' },
  ],
  decide: ({ contact, member, reason, channel }, documents: Reader<ContactsDocuments>, { now, id }) => {
    const writer = findWriter(member, documents, now);
    const card = documents.get('card', contact);
    if (card === null) return { refused: 'contact-unknown', because: { contact } };
    if ('refused' in writer) return writer;
    const employer = employerOf(card.facts, documents);
    const occasion = askedOccasion(member, now);
    const partEmployers = partEmployersOf(card.facts, documents);
    const wish = { occasion, mode: 'ask', asked: reason.kind, channel, partEmployers } as const;
    const judgement = judge(caseOf(writer, card, employer, wish), writer.pool.policy, now);
    if (!judgement.ok) return refusedByRules(judgement);
    const lapsed = currentOffer(card, documents);
    const offer = { id: id('s'), card, occasion: asFollowUp(occasion, judgement), verdicts: judgement.verdicts };
    const { employer: employerId } = card.facts;
    return {
      events: [
        ...(lapsed === null ? [] : expired(lapsed, now)),
        suggested(writer, { ...offer, asked: { ...reason, channel } }, now),
        accepted(writer, { id: offer.id, card, employer: employerId, channel }, now),
      ],
      about: { collection: 'suggestion', key: offer.id },
    };
  },
});

/** Every rule that says no, and from when none of them would. */
export function refusedByRules({ verdicts, from }: Judgement): Refusal {
  return { refused: 'rules', because: { verdicts: verdicts.filter(({ ok }) => !ok), from } };
}

/** While an episode is open, what a member asks for is its one further message. */
function asFollowUp(occasion: LiveOccasion, { verdicts }: Judgement): LiveOccasion {
  const followUp = verdicts.some(({ rule, because }) => rule === 'back-off' && because['code'] === 'follow-up');
  return { ...occasion, followUp };
}
