import { contactCorrect } from '#libs/events/contact.inputs.js';
import { touchRecord } from '#libs/events/outreach.inputs.js';
import { absenceObserved, absenceRecord, bounceObserved } from '#libs/events/reach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { named, type Scene } from './scene.js';

const HOUR = 3_600_000;

/** An e-mail that a machine may answer; now and then there is none, and nobody believes what comes back. */
function writtenTo({ life, contact, member, n }: Scene, at: number): void {
  const ours = { contact, member, channel: 'email' as const, suggestion: null, imported: false };
  if (n % 5 > 0) life.say(touchRecord, { ...ours, at: at - HOUR });
}

/** What keeps messages from reaching somebody, and a further address or profile of theirs. */
export const reach = {
  cameBack: (scene: Scene) => {
    const { life, contact, n, at } = scene;
    writtenTo(scene, at);
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
  wentAway: (scene: Scene) => {
    const { life, contact, n, days } = scene;
    if (n % 2 === 0) {
      life.say(absenceRecord, { contact, back: life.now + (days + 1) * DAY, at: null });
      return;
    }
    writtenTo(scene, life.now);
    life.say(absenceObserved, {
      ...{ source: 'imap', sourceId: `a-${String(n)}`, identities: named(contact), back: null, at: life.now },
      ...{ answers: [], onlyKnown: true },
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
