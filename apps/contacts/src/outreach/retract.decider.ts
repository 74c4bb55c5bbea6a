import { interactionRetracted } from '#libs/events/interaction.events.js';
import { interactionRetract } from '#libs/events/outreach.inputs.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { writersBefore } from '#libs/etiquette/heard.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { endOutdated } from './withdraw.js';
import type { ContactsDocuments } from '../documents.js';
import { retracted } from './message.js';
import { reachRetracted } from './reach/reach-retracted.rule.js';

/**
 * Takes back what was recorded wrongly, with everything it counted for. An objection that came with a response stays:
 * only the person's own wish lifts it. An open offer that rests on what goes ends. Of an address that works after all every
 * report goes, and who is back is so from every absence that runs.
 */
export const retractDecider = defineDecider({
  input: interactionRetract,
  loads: ({ contact }) => [{ collection: 'card', key: contact }],
  decide: ({ contact, of }, documents: Reader<ContactsDocuments>, context) => {
    const card = documents.get('card', contact);
    if (card === null) return { refused: 'contact-unknown', because: { contact } };
    const about = { collection: 'card', key: contact };
    const outdated = endOutdated(card, documents, ({ occasion }) => occasion.events.includes(of));
    const touch = card.facts.touches.find(({ seq }) => seq === of);
    if (touch !== undefined) {
      const offer = touch.suggestion === null ? null : documents.get('suggestion', touch.suggestion);
      return { events: [...outdated, retracted(contact, touch, offer ?? { employer: card.facts.employer })], about };
    }
    const reach = reachRetracted(card, of, context.now);
    if (reach.length > 0) return { events: reach, about };
    const event = retractedSign(card.facts, of);
    if (event === null) return { refused: 'interaction-unknown', because: { contact, of } };
    return { events: [...outdated, event], about };
  },
});

function retractedSign({ contact, responses, touches }: ContactFacts, of: number): NewEvent | null {
  const what = signOf(responses, of);
  if (what === null) return null;
  const response = responses.find(({ seq }) => seq === of);
  const writers = response === undefined ? {} : writersBefore(touches, response.at);
  return interactionRetracted.make({
    subject: contact,
    data: { of, what, member: null, employer: null, suggestion: null, ...writers },
  });
}

function signOf(responses: ContactFacts['responses'], of: number): 'response' | 'answer' | null {
  if (responses.some(({ seq }) => seq === of)) return 'response';
  return responses.some(({ answer }) => answer === of) ? 'answer' : null;
}
