import { lapsesAt } from '#libs/etiquette/applications.js';
import { applicationLapsed } from '#libs/events/application.events.js';
import { applicationDue } from '#libs/events/application.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { cardKey } from '../contact/known-card.rule.js';

/** An application has been quiet for so long that it is taken to be over. Dropped unless it still stands as the clock saw it. */
export const applicationDueDecider = defineDecider({
  input: applicationDue,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, application, seq }, documents: Reader<ContactsDocuments>, { now }) => {
    const about = cardKey(contact);
    const known = documents.get('card', contact)?.facts.applications.find((one) => one.application === application);
    if (known?.state !== 'active' || known.seq !== seq || now < lapsesAt(known)) return { about, events: [] };
    return { about, events: [applicationLapsed.make({ subject: contact, data: { application } })] };
  },
});
