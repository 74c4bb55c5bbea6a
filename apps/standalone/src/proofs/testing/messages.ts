import * as outreach from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { named, of, type Scene } from './scene.js';

/** What is written, found out later, answered and taken back, with Kith or without. */
export const messages = {
  wrote: ({ life, contact, member, n, at }: Scene) => {
    const channel = of(['email', 'linkedin', 'phone'], n);
    life.say(outreach.touchRecord, { contact, member, channel, at, suggestion: null, imported: false });
  },
  found: ({ life, contact, member, n, at }: Scene) => {
    const what = of(['we-wrote', 'we-wrote', 'they-wrote', 'we-invited', 'they-accepted', 'met'], n);
    life.say(outreach.interactionObserved, {
      ...{ source: 'linkedin-messages', sourceId: `m-${String(n)}`, import: 'i_1', basis: 'own-relation' },
      ...{ observedAt: life.now, name: null, identities: named(contact), member, title: null, at, what },
      ...{ channel: what.endsWith('wrote') ? 'linkedin' : 'invitation', onlyKnown: true },
    });
  },
  /** A message that they answered within the hour. */
  talked: ({ life, contact, member, at }: Scene) => {
    life.say(outreach.touchRecord, { contact, member, channel: 'email', at, suggestion: null, imported: false });
    const reply = { contact, channel: 'email' as const, at: at + 3_600_000, toMember: member, wish: null, until: null };
    life.say(outreach.responseRecord, reply);
  },
  /** They wrote, and what we wrote next was no answer to it. */
  wroteOn: ({ life, contact, member, at }: Scene) => {
    const words = { contact, channel: 'email' as const, at: at - 3_600_000, toMember: member, wish: null, until: null };
    life.say(outreach.responseRecord, words);
    life.say(outreach.touchRecord, { contact, member, channel: 'email', at, suggestion: null, imported: false });
  },
  answer: ({ life, contact, member }: Scene) =>
    life.say(outreach.answerRecord, { contact, member, channel: 'email', at: null }),
  replied: ({ life, contact, member, n, at }: Scene) => {
    const when = n % 3 === 0 ? at : life.now;
    const reply = { contact, channel: 'email' as const, at: when, toMember: member, wish: null, until: null };
    life.say(outreach.responseRecord, reply);
  },
  wishes: ({ life, contact, member, n, days }: Scene) => {
    const wish = of(['less-often', 'not-now', 'not-now', 'no'], n);
    const until = wish === 'not-now' && n % 2 === 0 ? life.now + days * DAY : null;
    life.say(outreach.responseRecord, { contact, channel: 'email', at: life.now, toMember: member, wish, until });
  },
  retract: ({ life, contact, n }: Scene) => {
    const { touches = [], responses = [], bounced = [], absences = [] } = life.card(contact)?.facts ?? {};
    const one = [...bounced, ...absences, ...touches, ...responses][n % 4];
    if (one !== undefined) life.say(outreach.interactionRetract, { contact, of: one.seq });
  },
};
