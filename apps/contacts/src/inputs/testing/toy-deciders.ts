import { contactAdded, contactNoteAdded, contactTagged } from '#libs/events/contact.events.js';
import { contactReleased, contactRevived } from '#libs/events/letting-go.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineDecider, type AnyDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import * as toy from './toy-inputs.js';
import type { ToyDocuments } from './toy-projections.js';

type Documents = Reader<ToyDocuments>;

/** Bugs of ours that a test switches on and off, and what deciders were asked. */
export const broken = { on: true, calls: 0 };

const cardKey = (key: string) => ({ collection: 'card', key });
const note = (contact: string, text: string) =>
  contactNoteAdded.make({ subject: contact, data: { member: 'm_toy' }, personal: { text } });

function boomAt(text: string): void {
  broken.calls += 1;
  if (broken.on && text.startsWith('boom')) throw new Error(`cannot decide ${text}`);
}

function noted(contact: string, text: string, documents: Documents): Decision {
  const card = documents.get('card', contact);
  if (card === null) return { refused: 'contact-unknown' };
  if (card.notes.includes(text)) return { about: cardKey(contact), events: [] };
  return { about: cardKey(contact), events: [note(contact, text)] };
}

function added(id: string, emails: string[], context: Context) {
  return contactAdded.make({
    subject: id,
    data: {
      source: 'toy',
      import: null,
      basis: 'told',
      observedAt: context.at,
      employer: null,
      member: null,
      country: null,
      zone: null,
    },
    personal: {
      sourceId: null,
      payloadHash: null,
      employerName: null,
      employerHash: null,
      position: null,
      hint: null,
      name: { given: '', family: '', full: emails[0] ?? '' },
      headline: null,
      location: null,
      language: null,
      identities: emails.map((value) => ({ scheme: 'email', value, hash: context.hash(`email:${value}`) })),
    },
  });
}

const meet = defineDecider({
  input: toy.meet,
  decide: ({ email, more, text }, documents: Documents, context) => {
    boomAt(text);
    const emails = more === undefined ? [email] : [email, more];
    if (emails.some((value) => documents.get('token', context.hash(`email:${value}`)) !== null))
      return { refused: 'suppressed' };
    const known = documents.get('identity', context.hash(`email:${email}`));
    if (known !== null) return noted(known.contact, text, documents);
    const id = context.id('c');
    return { about: cardKey(id), events: [added(id, emails, context), note(id, text)] };
  },
});

const say = defineDecider({
  input: toy.say,
  decide: ({ contact, text }, documents: Documents) => {
    boomAt(text);
    return noted(contact, text, documents);
  },
});

const release = defineDecider({
  input: toy.release,
  decide: ({ contact, boom }, documents: Documents, context) => {
    boomAt(boom === true ? 'boom' : '');
    if (documents.get('card', contact) === null) return { refused: 'contact-unknown' };
    const event = contactReleased.make({ subject: contact, data: { reason: 'person', lapsesAt: context.now + 1 } });
    return { about: cardKey(contact), events: [event] };
  },
});

const revive = defineDecider({
  input: toy.revive,
  decide: ({ contact }, documents: Documents) => {
    if (documents.get('card', contact)?.released !== true) return { about: cardKey(contact), events: [] };
    return { about: cardKey(contact), events: [contactRevived.make({ subject: contact, data: { reason: 'person' } })] };
  },
});

const erase = defineDecider({
  input: toy.erase,
  decide: ({ contact, stores }, documents: Documents, context) => {
    const card = documents.get('card', contact);
    if (card === null) return { refused: 'contact-unknown' };
    const identities = card.emails.map((value) => ({ scheme: 'email', value, hash: context.hash(`email:${value}`) }));
    const event = privacyErased.make({
      subject: contact,
      data: { erasure: context.id('x'), ground: 'wish', employers: [], suggestions: [], conflicts: [], stores },
      personal: { identities, hints: [], employerName: null, employerHash: null },
    });
    return { about: cardKey(contact), events: [event] };
  },
});

const sayAll = defineDecider({
  input: toy.sayAll,
  decide: ({ contacts, text }, _documents: Documents, context) => ({
    events: [],
    jobs: [{ id: context.id('j'), kind: 'toy.say', contacts, with: { text } }],
  }),
});

const wide = defineDecider({
  input: toy.wide,
  decide: () => {
    boomAt('boom');
    return { events: [] };
  },
});

const deep = defineDecider({
  input: toy.deep,
  decide: ({ contact, links }, documents: Documents) => {
    let at = contact;
    for (let link = 0; link < links; link++) {
      const next = documents.get('hint', at);
      if (next === null) return { refused: 'chain-ends', because: { at } };
      at = next.next;
    }
    return { events: [note(contact, `deep ${at}`)] };
  },
});

const many = defineDecider({
  input: toy.many,
  decide: ({ contact, events }) => ({ events: Array.from({ length: events }, (_, i) => note(contact, `many ${i}`)) }),
});

const tags = defineDecider({
  input: toy.tags,
  decide: ({ contact, count }) => ({
    events: [
      contactTagged.make({
        subject: contact,
        data: {},
        personal: { tags: Array.from({ length: count }, (_, i) => `tag ${i}`.padEnd(40)) },
      }),
    ],
  }),
});

export const toyDeciders: readonly AnyDecider[] = [meet, say, release, revive, erase, sayAll, wide, deep, tags, many];
