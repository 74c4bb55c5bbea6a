import { contactCorrect } from '#libs/events/contact.inputs.js';
import { absenceObserved, absenceRecord, bounceObserved } from '#libs/events/reach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { named, type Scene } from './scene.js';

/** What keeps messages from reaching somebody, and a further address or profile of theirs. */
export const reach = {
  cameBack: ({ life, contact, n, at }: Scene) => {
    const seen = {
      source: 'imap',
      sourceId: `b-${String(n)}`,
      identities: named(contact),
      answers: [],
      at,
      onlyKnown: true as const,
    };
    life.say(bounceObserved, seen);
  },
  wentAway: ({ life, contact, n, days }: Scene) => {
    if (n % 2 === 0) life.say(absenceRecord, { contact, back: life.now + (days + 1) * DAY, at: null });
    else
      life.say(absenceObserved, {
        ...{ source: 'imap', sourceId: `a-${String(n)}`, identities: named(contact), back: null, at: life.now },
        onlyKnown: true,
      });
  },
  readdressed: ({ life, contact, n }: Scene) => {
    const further =
      n % 2 === 0
        ? { scheme: 'email' as const, value: `${contact}@new.example.org` }
        : { scheme: 'linkedin' as const, value: `the-${contact.replace('_', '-')}` };
    life.say(contactCorrect, { contact, identities: [further] });
  },
};
