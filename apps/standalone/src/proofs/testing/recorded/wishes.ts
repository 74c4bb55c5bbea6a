import { contactFollowUp } from '#libs/events/contact.inputs.js';
import { privacyLift } from '#libs/events/privacy.inputs.js';
import { answerRecord } from '#libs/events/outreach.inputs.js';
import type { Situations } from './telling.js';

/** What people ask of us, and what they are owed. */
export const wishes: Situations = {
  'not-now': {
    situation: 'They said "not now" and no date: a year of rest',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.heard(ada, { wish: 'not-now' });
      us.wait(120);
      us.noted(ada);
      us.may(ada);
      us.wait(244);
      us.may(ada, { reason: 'question' });
      us.wait(2);
      us.may(ada, { reason: 'question' });
    },
  },
  'not-now-until-may': {
    situation: 'They said "not before May": nothing until then, and then that is the reason to write',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.heard(ada, { wish: 'not-now', until: Date.parse('2026-05-04T08:00:00Z') });
      us.on('2026-05-03T08:00:00Z');
      us.may(ada, { reason: 'question' });
      us.on('2026-05-04T08:00:00Z');
      us.may(ada);
      us.may(ada, { by: 'm_2' });
    },
  },
  'less-often': {
    situation: 'They asked for less: twice the wait, half the messages, for good',
    tell(us) {
      const ada = us.knows();
      us.heard(ada, { wish: 'less-often' });
      us.says(answerRecord, { contact: ada, member: 'm_1', channel: 'email', at: null });
      us.wait(100);
      us.noted(ada);
      us.may(ada);
      us.wait(90);
      us.noted(ada);
      us.may(ada);
      us.wrote(ada);
      us.wait(15);
      us.may(ada, { reason: 'thanks' });
    },
  },
  'said-no': {
    situation: 'They said no: nobody writes, on any channel, ever',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.heard(ada, { wish: 'no' });
      us.may(ada, { reason: 'thanks', channel: 'email' });
      us.may(ada, { by: 'm_2', reason: 'invitation', channel: 'phone' });
      us.wait(2000);
      us.may(ada, { reason: 'question' });
    },
  },
  'no-taken-back': {
    situation: 'They said no, and years later ask to hear from us again',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.heard(ada, { wish: 'no' });
      us.wait(800);
      us.may(ada, { reason: 'question' });
      us.says(privacyLift, { contact: ada, note: 'She rang and asked for it.' });
      us.may(ada, { reason: 'question' });
    },
  },
  'answer-owed': {
    situation: 'They wrote and wait for us: answering is never held back, even where every number is full',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.wait(7);
      us.wrote(ada);
      us.wait(1);
      us.heard(ada);
      us.may(ada);
      us.wait(29);
      us.may(ada);
      us.wait(2);
      us.may(ada);
    },
  },
  'ask-in-march': {
    situation: 'A member noted "ask in March, she said": theirs to write when the day comes, and nobody else’s',
    tell(us) {
      const ada = us.knows();
      us.talked(ada);
      us.says(contactFollowUp, {
        contact: ada,
        member: 'm_1',
        on: Date.parse('2026-03-16T08:00:00Z'),
        reason: 'She said so',
      });
      us.on('2026-03-13T08:00:00Z');
      us.may(ada);
      us.on('2026-03-16T08:00:00Z');
      us.may(ada);
      us.may(ada, { by: 'm_2' });
    },
  },
  'close-tie': {
    situation: 'They replied within half a year: the tie is due again after 60 days',
    tell(us) {
      const ada = us.knows();
      us.talked(ada);
      us.wait(59);
      us.may(ada);
      us.wait(1);
      us.may(ada);
    },
  },
  'thanks-any-time': {
    situation: 'We talked last week: a word of thanks is no new approach, a question is',
    tell(us) {
      const ada = us.knows();
      us.talked(ada);
      us.wait(7);
      us.may(ada, { reason: 'thanks' });
      us.may(ada, { reason: 'question' });
    },
  },
  'year-full': {
    situation: 'They answer every time: still no more than six messages of ours a year',
    tell(us) {
      const ada = us.knows();
      for (let n = 0; n < 6; n += 1) {
        us.wrote(ada);
        us.heard(ada);
        us.says(answerRecord, { contact: ada, member: 'm_1', channel: 'email', at: null });
        us.wait(58);
      }
      us.may(ada, { reason: 'thanks' });
      us.wait(20);
      us.may(ada, { reason: 'thanks' });
    },
  },
  'month-full': {
    situation: 'Two messages this month, both answered: a third has to wait',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.talked(ada);
      us.wait(10);
      us.wrote(ada);
      us.talked(ada);
      us.wait(10);
      us.may(ada, { reason: 'thanks' });
      us.wait(11);
      us.may(ada, { reason: 'thanks' });
    },
  },
};
