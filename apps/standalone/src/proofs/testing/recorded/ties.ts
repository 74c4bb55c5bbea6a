import { contactKeep, contactMerge, contactUnmerge } from '#libs/events/contact.inputs.js';
import type { Situations } from './telling.js';

/** Whom we keep and what is new with them, and who turns out to be one person. */
export const ties: Situations = {
  'kept-for-years': {
    situation: 'Kept once a year: the tie is not due again after a quarter',
    tell(us) {
      const ada = us.knows();
      us.talked(ada);
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'yearly' });
      us.wait(200);
      us.may(ada);
      us.noted(ada);
      us.may(ada);
      us.wait(165);
      us.may(ada);
    },
  },
  'only-with-an-occasion': {
    situation: 'Kept "only with an occasion": never for the tie alone',
    tell(us) {
      const ada = us.knows();
      us.talked(ada);
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'occasion-only' });
      us.wait(400);
      us.may(ada);
      us.noted(ada);
      us.may(ada);
    },
  },
  'news-grows-old': {
    situation: 'A talk of theirs is a reason for two weeks, not for ever',
    tell(us) {
      const ada = us.knows();
      us.noted(ada);
      us.wait(13);
      us.may(ada);
      us.wait(1);
      us.may(ada);
    },
  },
  'news-used-by-a-colleague': {
    situation: 'A colleague wrote about their talk: it is no reason for anybody else',
    tell(us) {
      const ada = us.knows();
      us.noted(ada);
      us.morning();
      const { member } = us.offer(ada);
      us.accepts(ada);
      us.may(ada, { by: member === 'm_1' ? 'm_2' : 'm_1' });
    },
  },
  merged: {
    situation: 'Two entries turn out to be one person: both histories count, and the stricter part',
    tell(us) {
      const [ada, same] = [us.knows(), us.knows('Ada King')];
      us.wrote(ada);
      us.wait(8);
      us.wrote(same, 'm_2');
      us.wait(1);
      us.may(ada, { reason: 'question' });
      us.says(contactMerge, { into: ada, from: same, fields: {} });
      us.may(ada, { reason: 'question' });
      us.talked(ada);
      us.wait(31);
      us.may(ada, { reason: 'thanks' });
    },
  },
  'merged-with-a-no': {
    situation: 'One of two entries had said no: merged, the no holds for both',
    tell(us) {
      const [ada, same] = [us.knows(), us.knows('Ada King')];
      us.heard(same, { wish: 'no' });
      us.may(ada, { reason: 'question' });
      us.says(contactMerge, { into: ada, from: same, fields: {} });
      us.may(ada, { reason: 'question' });
    },
  },
  'merge-taken-back': {
    situation: 'The merge was a mistake: each is judged by their own history again',
    tell(us) {
      const [ada, same] = [us.knows(), us.knows('Ada King')];
      us.wrote(same, 'm_2');
      us.says(contactMerge, { into: ada, from: same, fields: {} });
      us.wait(1);
      us.may(ada, { reason: 'question' });
      us.says(contactUnmerge, { merged: same });
      us.may(ada, { reason: 'question' });
      us.may(same, { reason: 'question' });
    },
  },
};
