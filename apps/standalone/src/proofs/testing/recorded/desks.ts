import { contactKeep } from '#libs/events/contact.inputs.js';
import { defaultPolicy } from '#libs/events/policy.js';
import * as outreach from '#libs/events/outreach.inputs.js';
import { policyChange } from '#libs/events/pool.inputs.js';
import type { Situations } from './telling.js';

const budget = { offersPerDay: 1, tiesPerDay: 1, touchesPerDay: 1, touchesPerWeek: 3 };

/** What lies on a member's desk, what becomes of it, and how much of it there is. */
export const desks: Situations = {
  'on-a-colleagues-desk': {
    situation: 'They lie on a colleague’s desk today: nobody else writes meanwhile',
    tell(us) {
      const ada = us.knows();
      us.says(contactKeep, { contact: ada, member: 'm_2', rhythm: 'quarterly' });
      us.morning();
      us.may(ada, { by: 'm_1', reason: 'question' });
      us.accepts(ada);
      us.may(ada, { by: 'm_1', reason: 'question' });
    },
  },
  'offer-left-alone': {
    situation: 'Nobody touched the offer for a week: it is over and the person free',
    tell(us) {
      const ada = us.knows();
      us.says(contactKeep, { contact: ada, member: 'm_2', rhythm: 'quarterly' });
      us.morning();
      us.wait(8);
      us.may(ada, { by: 'm_1', reason: 'question' });
      us.may(ada, { by: 'm_2' });
    },
  },
  'bad-time': {
    situation: 'Declined as a bad time: nobody is offered them for two weeks',
    tell(us) {
      const ada = us.knows();
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'quarterly' });
      us.morning();
      us.says(outreach.suggestionDecline, { ...us.offer(ada), reason: 'bad-time' });
      us.wait(1);
      us.may(ada);
      us.wait(14);
      us.may(ada);
    },
  },
  'put-off': {
    situation: 'Put off until the first of February: quiet until then, unless somebody asks',
    tell(us) {
      const ada = us.knows();
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'yearly' });
      us.morning();
      us.says(outreach.suggestionSnooze, { ...us.offer(ada), until: Date.parse('2026-02-01T08:00:00Z') });
      us.wait(2);
      us.may(ada);
      us.may(ada, { reason: 'question' });
      us.on('2026-02-02T08:00:00Z');
      us.may(ada);
    },
  },
  'day-is-full': {
    situation: 'A member has written as often today as one may: tomorrow is another day',
    tell(us) {
      us.says(policyChange, { policy: { ...defaultPolicy, budget } });
      const [ada, grace] = [us.knows(), us.knows('Grace Hopper')];
      us.wrote(ada);
      us.may(grace, { reason: 'question' });
      us.may(grace, { by: 'm_2', reason: 'question' });
      us.wait(1);
      us.may(grace, { reason: 'question' });
    },
  },
  'desk-is-full': {
    situation: 'The offers of the day are given out: the next waits for tomorrow',
    tell(us) {
      us.says(policyChange, { policy: { ...defaultPolicy, budget } });
      const [ada, grace] = [us.knows(), us.knows('Grace Hopper')];
      us.says(contactKeep, { contact: ada, member: 'm_1', rhythm: 'quarterly' });
      us.says(contactKeep, { contact: grace, member: 'm_1', rhythm: 'quarterly' });
      us.morning();
      us.may(us.life.offerOf(ada) === null ? ada : grace);
    },
  },
  'week-is-full': {
    situation: 'A member has written as often this week as one may: the first of these messages has to be a week old',
    tell(us) {
      us.says(policyChange, { policy: { ...defaultPolicy, budget } });
      for (const name of ['Grace Hopper', 'Mary Somerville', 'Hedy Lamarr']) {
        us.wrote(us.knows(name));
        us.wait(2);
      }
      const ada = us.knows();
      us.may(ada, { reason: 'question' });
      us.may(ada, { by: 'm_2', reason: 'question' });
    },
  },
  'two-ties-a-day': {
    situation: 'Three people are kept and due at once: two of them today, the third another day',
    tell(us) {
      const all = ['Ada Lovelace', 'Grace Hopper', 'Mary Somerville'].map((name) => us.knows(name));
      for (const contact of all) us.says(contactKeep, { contact, member: 'm_1', rhythm: 'quarterly' });
      us.morning();
      for (const one of all) us.may(one);
    },
  },
};
