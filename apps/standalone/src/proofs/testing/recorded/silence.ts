import { contactKeep } from '#libs/events/contact.inputs.js';
import { interactionRetract, suggestionConfirm } from '#libs/events/outreach.inputs.js';
import type { Situations } from './telling.js';

/** Who does not answer, and what was only thought to be written. */
export const silence: Situations = {
  'first-word': {
    situation: 'We met them, and nobody has written yet: a first word is welcome',
    tell(us) {
      const ada = us.knows();
      us.noted(ada, 'met', 'm_1');
      us.wait(1);
      us.may(ada);
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'one-follow-up': {
    situation: 'They have not answered the first message: one more is allowed from day 7 to day 14, by whoever wrote',
    tell(us) {
      const ada = us.knows();
      us.noted(ada);
      us.morning();
      us.accepts(ada);
      us.says(suggestionConfirm, { ...us.offer(ada), wrote: true, channel: 'email', at: null });
      us.wait(6);
      us.may(ada);
      us.wait(1);
      us.may(ada);
      us.may(ada, { by: 'm_2' });
      us.wait(8);
      us.may(ada);
    },
  },
  'no-third-message': {
    situation: 'The follow-up was not answered either: nothing for a quarter, whatever happens in their life',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.wait(7);
      us.wrote(ada);
      us.wait(20);
      us.noted(ada);
      us.may(ada);
      us.wait(70);
      us.noted(ada);
      us.may(ada);
    },
  },
  'never-answered': {
    situation: 'Never answered three attempts: the waits double, then they stand for letting go, then nobody writes',
    tell(us) {
      const ada = us.knows();
      for (const wait of [7, 100, 200, 15]) {
        us.wrote(ada);
        us.wait(wait);
        us.may(ada, { reason: 'news' });
      }
      us.wait(120);
      us.may(ada, { reason: 'news' });
    },
  },
  'tie-without-follow-up': {
    situation: 'Written to for the tie alone: there is no reminder after a week',
    tell(us) {
      const ada = us.knows();
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'quarterly' });
      us.may(ada);
      us.morning();
      us.accepts(ada);
      us.says(suggestionConfirm, { ...us.offer(ada), wrote: true, channel: 'email', at: null });
      us.wait(8);
      us.may(ada);
      us.wait(92);
      us.may(ada);
    },
  },
  'presumed-sent': {
    situation: 'Nobody said whether the message went out: it is taken as sent, and has no follow-up',
    tell(us) {
      const ada = us.knows();
      us.noted(ada);
      us.morning();
      us.accepts(ada);
      us.wait(11);
      us.may(ada, { reason: 'question' });
      us.wait(90);
      us.may(ada, { reason: 'question' });
    },
  },
  'presumed-taken-back': {
    situation: 'Taken as sent, and then: "I never wrote that". All it counted for is gone',
    tell(us) {
      const ada = us.knows();
      us.noted(ada);
      us.morning();
      us.accepts(ada);
      const offer = us.offer(ada);
      us.wait(11);
      us.may(ada, { reason: 'question' });
      us.says(suggestionConfirm, { ...offer, wrote: false, channel: null, at: null });
      us.may(ada, { reason: 'question' });
    },
  },
  'presumed-never-lets-go': {
    situation: 'Four messages in a row that nobody said were sent: the waits grow, and nobody is let go for them',
    tell(us) {
      const ada = us.knows();
      for (const wait of [100, 190, 370, 30]) {
        us.noted(ada);
        us.morning();
        us.accepts(ada);
        us.wait(wait);
      }
      us.may(ada, { reason: 'news' });
    },
  },
  'message-taken-back': {
    situation: 'A message noted for the wrong person is taken back: as if it never was',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      const of = us.seq;
      us.wait(1);
      us.may(ada, { reason: 'question' });
      us.says(interactionRetract, { contact: ada, of });
      us.may(ada, { reason: 'question' });
    },
  },
  'reply-after-silence': {
    situation: 'A year of silence, then they write: everything starts afresh',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.wait(100);
      us.wrote(ada);
      us.wait(90);
      us.may(ada, { reason: 'question' });
      us.talked(ada);
      us.wait(1);
      us.may(ada, { reason: 'question' });
      us.wait(60);
      us.may(ada);
    },
  },
  'reply-taken-back': {
    situation: 'The reply was somebody else’s: the silence is as long as before',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.wait(20);
      us.heard(ada);
      const of = us.seq;
      us.may(ada, { reason: 'thanks' });
      us.says(interactionRetract, { contact: ada, of });
      us.may(ada, { reason: 'thanks' });
    },
  },
};
