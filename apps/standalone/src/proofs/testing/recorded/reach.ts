import { contactCorrect } from '#libs/events/contact.inputs.js';
import { interactionRetract } from '#libs/events/outreach.inputs.js';
import { absenceObserved, absenceRecord, bounceObserved, bounceRecord } from '#libs/events/reach.inputs.js';
import type { Situations, Telling } from './telling.js';

const email = { scheme: 'email', value: 'ada.lovelace@example.org' } as const;
const linkedin = { scheme: 'linkedin', value: 'ada-lovelace' } as const;

const comesBack = (us: Telling): void => {
  const seen = { source: 'imap', sourceId: `mail/${String(us.seq)}`, answers: [], onlyKnown: true as const };
  us.says(bounceObserved, { ...seen, identities: [email], at: us.now }, 'source:imap');
};
const isSaidToComeBack = (us: Telling, ada: string): void =>
  us.says(bounceRecord, { contact: ada, address: email, at: null });
const isAway = (us: Telling): void => {
  const seen = { source: 'imap', sourceId: `mail/${String(us.seq)}`, answers: [], onlyKnown: true as const };
  us.says(absenceObserved, { ...seen, back: null, identities: [email], at: us.now }, 'source:imap');
};

/** What keeps messages from reaching them. */
export const reach: Situations = {
  'away-undated': {
    situation: 'An out-of-office answered our message: two weeks and two working days of rest, and no sign of theirs',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      isAway(us);
      us.wait(8);
      us.may(ada, { reason: 'question' });
      us.wait(8);
      us.may(ada, { reason: 'question' });
    },
  },
  'away-until-easter': {
    situation: 'They told a member that they are away until after Easter: then two working days more',
    tell(us) {
      const ada = us.knows();
      us.on('2026-03-30T09:00:00Z');
      us.says(absenceRecord, { contact: ada, back: Date.parse('2026-04-06T22:00:00Z'), at: null });
      us.may(ada, { reason: 'question' });
      us.on('2026-04-08T21:59:00Z');
      us.may(ada, { reason: 'question' });
      us.wait(1 / 24);
      us.may(ada, { reason: 'question' });
    },
  },
  'away-and-wrote': {
    situation: 'They were away and wrote all the same: they are back, and are owed an answer',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      isAway(us);
      us.may(ada, { reason: 'question' });
      us.wait(3);
      us.heard(ada);
      us.may(ada);
    },
  },
  'came-back': {
    situation: 'An e-mail came back, and we know their profile: there they may be written to after the week of the gap',
    tell(us) {
      const ada = us.knows();
      us.says(contactCorrect, { contact: ada, identities: [linkedin] });
      us.wrote(ada);
      isSaidToComeBack(us, ada);
      us.wait(3);
      us.may(ada, { reason: 'question', channel: 'linkedin' });
      us.wait(5);
      us.may(ada, { reason: 'question', channel: 'linkedin' });
      us.may(ada, { reason: 'question', channel: 'email' });
      us.wait(20);
      us.may(ada, { reason: 'question', channel: 'linkedin' });
    },
  },
  'no-way-left': {
    situation: 'Their only address sends messages back: they stand for letting go, unless another way comes to light',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      comesBack(us);
      us.wait(15);
      us.may(ada, { reason: 'question' });
      us.says(contactCorrect, { contact: ada, identities: [linkedin] });
      us.may(ada, { reason: 'question' });
    },
  },
  'let-go-out-of-reach': {
    situation:
      'Their only address sends messages back, and nobody knows another way: after their first 90 days they go',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      comesBack(us);
      us.wait(89);
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.wait(2);
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'address-works': {
    situation: 'A message came back, but the address works, as a member says: that message is an attempt after all',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      isSaidToComeBack(us, ada);
      us.wait(1);
      us.says(interactionRetract, { contact: ada, of: us.seq });
      us.wait(20);
      us.may(ada, { reason: 'question', channel: 'email' });
      us.wait(80);
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
};
