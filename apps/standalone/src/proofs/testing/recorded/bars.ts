import { unwelcomeObserved, welcomeObserved } from '#libs/events/application.inputs.js';
import { contactRelease, contactRevive } from '#libs/events/contact.inputs.js';
import * as privacy from '#libs/events/privacy.inputs.js';
import { contactHeld, contactUnheld } from '#libs/events/restraint.events.js';
import type { Situations } from './telling.js';

const email = { scheme: 'email', value: 'ada.lovelace@example.org' } as const;
const seen = { source: 'network', basis: 'own-relation', identities: [email] } as const;
const found = { basis: 'sourced', zone: 'Europe/Berlin', country: 'DE' } as const;

/** What closes somebody to us, and what opens them again. */
export const bars: Situations = {
  'notice-owed': {
    situation: 'A source found them, and nobody told them so: a month to do it, then nobody may write',
    tell(us) {
      const ada = us.knows('Ada Lovelace', found);
      us.may(ada, { reason: 'question', channel: 'invitation' });
      us.wait(21);
      us.may(ada, { reason: 'question', channel: 'invitation' });
      us.wait(9);
      us.may(ada, { reason: 'question', channel: 'invitation' });
    },
  },
  'notice-given': {
    situation: 'A source found them, and we told them in time',
    tell(us) {
      const ada = us.knows('Ada Lovelace', found);
      us.wait(12);
      us.says(privacy.privacyNotice, { contact: ada, note: null });
      us.wait(30);
      us.may(ada, { reason: 'question', channel: 'invitation' });
    },
  },
  'notice-late': {
    situation: 'A source found them, and we told them after the month was over: from then on they may be written to',
    tell(us) {
      const ada = us.knows('Ada Lovelace', found);
      us.wait(40);
      us.may(ada, { reason: 'question', channel: 'invitation' });
      us.says(privacy.privacyNotice, { contact: ada, note: null });
      us.may(ada, { reason: 'question', channel: 'invitation' });
    },
  },
  'found-and-wrote-to-us': {
    situation: 'A source found them, but then they wrote to us themselves: they know',
    tell(us) {
      const ada = us.knows('Ada Lovelace', found);
      us.wait(25);
      us.talked(ada);
      us.wait(20);
      us.may(ada, { reason: 'thanks' });
    },
  },
  'told-of-somebody': {
    situation: 'A friend told us of them: no clock runs, the notice goes with the first message',
    tell(us) {
      const ada = us.knows('Ada Lovelace', { basis: 'told' });
      us.wait(45);
      us.may(ada, { reason: 'opening', channel: 'invitation' });
    },
  },
  'restricted-by-wish': {
    situation: 'They want their data kept and not used, and later allow it again',
    tell(us) {
      const ada = us.knows();
      us.says(privacy.privacyRestrict, { contact: ada, note: 'By letter' });
      us.may(ada, { reason: 'question' });
      us.wait(50);
      us.says(privacy.privacyUnrestrict, { contact: ada, note: 'By letter' });
      us.may(ada, { reason: 'question' });
    },
  },
  'deleted-by-platform': {
    situation: 'A job platform says that it deleted them: nobody writes until somebody has decided',
    tell(us) {
      const ada = us.knows();
      const about = { source: 'ats', import: null, identities: [email], extent: 'all', fields: [] } as const;
      us.says(privacy.personForgotten, { ...about, identities: [email], fields: [], at: us.now }, 'source:ats');
      us.may(ada, { reason: 'question' });
    },
  },
  'let-go': {
    situation: 'A member let them go, and a year is not over: nobody writes unless somebody brings them back',
    tell(us) {
      const ada = us.knows();
      us.says(contactRelease, { contact: ada, reason: 'person' });
      us.wait(30);
      us.may(ada, { reason: 'question' });
      us.says(contactRevive, { contact: ada });
      us.may(ada, { reason: 'question' });
    },
  },
  'let-go-and-wrote': {
    situation: 'We let them go, and they write: they are back',
    tell(us) {
      const ada = us.knows();
      us.says(contactRelease, { contact: ada, reason: 'person' });
      us.wait(60);
      us.heard(ada);
      us.may(ada);
    },
  },
  'something-waits': {
    situation: 'A word about them could not be taken in yet: nothing goes out until it is',
    tell(us) {
      const ada = us.knows();
      us.life.record([contactHeld.make({ subject: ada, data: { line: 'l_1' } })]);
      us.may(ada, { reason: 'question' });
      us.life.record([contactUnheld.make({ subject: ada, data: { line: 'l_1' } })]);
      us.may(ada, { reason: 'question' });
    },
  },
  unfollowed: {
    situation: 'They unfollowed us on LinkedIn: a year of rest, unless they follow again',
    tell(us) {
      const ada = us.knows();
      const sign = { ...seen, identities: [email], at: us.now, sign: 'unfollowed', network: 'linkedin' } as const;
      us.says(unwelcomeObserved, { ...sign, identities: [email] });
      us.wait(100);
      us.may(ada, { reason: 'question', channel: 'email' });
      us.says(welcomeObserved, { ...sign, identities: [email], at: us.now });
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  blocked: {
    situation: 'They blocked us on LinkedIn: never there again, elsewhere a year of rest',
    tell(us) {
      const ada = us.knows();
      const sign = { ...seen, at: us.now, sign: 'blocked', network: 'linkedin' } as const;
      us.says(unwelcomeObserved, { ...sign, identities: [email] });
      us.wait(366);
      us.may(ada, { reason: 'question', channel: 'linkedin' });
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'no-email': {
    situation: 'They want no e-mail: a message on a network is still welcome',
    tell(us) {
      const ada = us.knows();
      us.says(unwelcomeObserved, { ...seen, identities: [email], at: us.now, sign: 'no-email', network: null });
      us.wait(1);
      us.may(ada, { reason: 'question', channel: 'email' });
      us.may(ada, { reason: 'question', channel: 'linkedin' });
    },
  },
};
