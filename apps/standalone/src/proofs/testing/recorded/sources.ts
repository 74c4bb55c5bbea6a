import { personObserved } from '#libs/events/contact.inputs.js';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import { DAY, row, type Row } from '#libs/testing/pool-events.js';
import type { Situations, Telling } from './telling.js';

const slug = { scheme: 'linkedin', value: 'ada-lovelace' } as const;

/** A row of a member's file of connections. */
function brings(us: Telling, said: Partial<Row> = {}): void {
  const connected = { network: 'linkedin', since: us.now - 1000 * DAY } as const;
  const plain = row({ who: ['linkedin:ada-lovelace'], name: 'Ada Lovelace', connected, observedAt: us.now });
  us.says(personObserved, { ...plain, ...said }, 'source:import');
}

type What = 'we-wrote' | 'they-wrote' | 'we-invited' | 'they-accepted';

/** What an archive tells of the years before. */
function archive(us: Telling, what: What, ago: number): void {
  const channel = what.endsWith('wrote') ? 'linkedin' : 'invitation';
  us.says(
    interactionObserved,
    {
      ...{ source: 'linkedin-messages', sourceId: `${what} ${String(ago)}`, import: 'i_1', member: 'm_1' },
      ...{ basis: 'own-relation', observedAt: us.now, name: null, identities: [slug], what, channel },
      ...{ at: us.now - ago * DAY, title: null, onlyKnown: true },
    },
    'source:import',
  );
}

/** What files bring: of now, and of the years before. */
export const sources: Situations = {
  'old-connection': {
    situation: 'A connection of three years ago and nothing else: no tie and no reason',
    tell(us) {
      brings(us);
      const ada = us.added();
      us.wait(1);
      us.may(ada);
      us.may(ada, { reason: 'opening' });
    },
  },
  'new-connection': {
    situation: 'Connected last week, and nobody has written: the member who is connected may',
    tell(us) {
      brings(us, { connected: { network: 'linkedin', since: us.now - 6 * DAY } });
      const ada = us.added();
      us.may(ada, { by: 'm_1' });
      us.may(ada, { by: 'm_2' });
      us.wait(24);
      us.may(ada, { by: 'm_1' });
    },
  },
  're-import': {
    situation: 'The same file comes again a month later: nothing new, so no reason',
    tell(us) {
      brings(us, { employer: 'Babbage & Sons' });
      const ada = us.added();
      us.wait(30);
      brings(us, { employer: 'Babbage & Sons', import: 'i_2' });
      us.may(ada);
    },
  },
  're-import-new-job': {
    situation: 'The file comes again, and they are elsewhere: news for a month',
    tell(us) {
      brings(us, { employer: 'Babbage & Sons' });
      const ada = us.added();
      us.wait(30);
      brings(us, { employer: 'Menabrea', import: 'i_2' });
      us.may(ada);
      us.wait(30);
      us.may(ada);
    },
  },
  'imported-history-only': {
    situation:
      'Three messages of ours in years gone by, none answered: they count for no letting go, and a talk is a reason',
    tell(us) {
      brings(us);
      const ada = us.added();
      for (const ago of [900, 700, 400]) archive(us, 'we-wrote', ago);
      us.wait(1);
      us.noted(ada);
      us.may(ada);
      us.wait(92);
      us.may(ada, { reason: 'question' });
    },
  },
  'imported-last-week': {
    situation: 'The archive shows that we wrote last week, without Kith: it counts like any message',
    tell(us) {
      brings(us);
      const ada = us.added();
      archive(us, 'we-wrote', 5);
      us.may(ada, { reason: 'question' });
      us.wait(3);
      us.may(ada, { reason: 'question' });
    },
  },
  'talked-years-ago': {
    situation: 'The last word between us is four years old: once in three years, with a reason of its own',
    tell(us) {
      brings(us);
      const ada = us.added();
      archive(us, 'they-wrote', 1400);
      us.may(ada);
      us.noted(ada);
      us.may(ada);
      us.wrote(ada);
      us.wait(8);
      us.may(ada, { reason: 'question' });
      us.wait(400);
      us.may(ada, { reason: 'question' });
    },
  },
  'old-friend-writes': {
    situation: 'Nothing for four years, and then they write: a tie like any other',
    tell(us) {
      brings(us);
      const ada = us.added();
      archive(us, 'they-wrote', 1400);
      us.wait(10);
      us.talked(ada);
      us.wait(60);
      us.may(ada);
    },
  },
  'accepted-our-invitation': {
    situation: 'They accepted our invitation last year: good will, and no word of theirs',
    tell(us) {
      brings(us);
      const ada = us.added();
      archive(us, 'we-invited', 300);
      archive(us, 'they-accepted', 298);
      us.may(ada);
      us.may(ada, { reason: 'question' });
    },
  },
};
