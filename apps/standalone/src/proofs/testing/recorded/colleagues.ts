import { memberRemove, employerClose, employerOpen } from '#libs/events/pool.inputs.js';
import { handoverAsk, handoverGive } from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import type { Situations } from './telling.js';

/** A team that writes to the same people, and to people of the same house. */
export const colleagues: Situations = {
  'two-recruiters': {
    situation: 'A colleague wrote yesterday: for the person we are one team',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada, 'm_2');
      us.wait(1);
      us.noted(ada);
      us.may(ada);
      us.may(ada, { reason: 'question' });
    },
  },
  'call-counts-too': {
    situation: 'A call in vain counts as much as an e-mail',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada, 'm_3', 'phone');
      us.wait(2);
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'colleagues-conversation': {
    situation: 'They talk with a colleague: half a year the colleague speaks for the team',
    tell(us) {
      const ada = us.knows();
      us.talked(ada, 'm_2');
      us.wait(100);
      us.may(ada, { by: 'm_1' });
      us.may(ada, { by: 'm_2' });
      us.wait(81);
      us.may(ada, { by: 'm_1' });
    },
  },
  'hand-over': {
    situation: 'The colleague hands the conversation over: now it is mine and no longer theirs',
    tell(us) {
      const ada = us.knows();
      us.talked(ada, 'm_2');
      us.wait(60);
      us.says(handoverAsk, { contact: ada, member: 'm_1' });
      us.says(handoverGive, { contact: ada, member: 'm_2', to: 'm_1' }, 'member:m_2');
      us.may(ada, { by: 'm_1' });
      us.may(ada, { by: 'm_2', reason: 'question' });
    },
  },
  'colleague-left': {
    situation: 'The colleague they talked with has left the team: others may write',
    tell(us) {
      const ada = us.knows();
      us.talked(ada, 'm_2');
      us.wait(61);
      us.may(ada, { by: 'm_1' });
      us.says(memberRemove, { member: 'm_2' });
      us.may(ada, { by: 'm_1' });
    },
  },
  'same-employer': {
    situation: 'Three people of one employer this week: a fourth has to wait, whom we know already does not',
    tell(us) {
      const house = { employer: 'Babbage & Sons' };
      const names = ['Ada Lovelace', 'Grace Hopper', 'Mary Somerville', 'Hedy Lamarr'];
      const [ada = '', grace = '', mary = '', hedy = ''] = names.map((name) => us.knows(name, house));
      for (const one of [ada, grace, mary]) us.wrote(one);
      us.wait(2);
      us.may(hedy, { reason: 'question' });
      us.wait(6);
      us.may(hedy, { reason: 'question' });
      us.may(ada, { reason: 'question' });
    },
  },
  'off-limits-employer': {
    situation: 'Their employer is a client of ours: nobody there is written to until that is over',
    tell(us) {
      const ada = us.knows('Ada Lovelace', { employer: 'Babbage & Sons' });
      const until = us.now + 90 * DAY;
      us.says(employerClose, { name: 'Babbage & Sons', why: 'client', note: null, until });
      us.may(ada, { reason: 'question' });
      us.wait(91);
      us.may(ada, { reason: 'question' });
    },
  },
  'off-limits-opened': {
    situation: 'An employer was off-limits without an end, and is opened again',
    tell(us) {
      const ada = us.knows('Ada Lovelace', { employer: 'Babbage & Sons' });
      us.says(employerClose, { name: 'Babbage & Sons', why: 'agreement', note: null, until: null });
      us.may(ada, { reason: 'question' });
      const { employer } = us.life.card(ada)?.facts ?? {};
      us.says(employerOpen, { employer: employer ?? '' });
      us.may(ada, { reason: 'question' });
    },
  },
};
