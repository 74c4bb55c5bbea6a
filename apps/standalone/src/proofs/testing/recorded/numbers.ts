import { contactNarrow, contactTag } from '#libs/events/contact.inputs.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { policyChange } from '#libs/events/pool.inputs.js';
import type { Situations } from './telling.js';

/** Other numbers than the defaults: of the pool, for some people, for one person. */
export const numbers: Situations = {
  'own-wish-narrower': {
    situation: 'One person wants at least a month between messages: their number counts, not the pool’s',
    tell(us) {
      const ada = us.knows();
      us.says(contactNarrow, { contact: ada, policy: { gap: { days: 30 } } });
      us.wrote(ada);
      us.wait(10);
      us.may(ada, { reason: 'question' });
      us.says(contactNarrow, { contact: ada, policy: null });
      us.may(ada, { reason: 'question' });
    },
  },
  'shy-people': {
    situation: 'For people with a tag the pool has narrower numbers',
    tell(us) {
      const ada = us.knows();
      us.says(contactTag, { contact: ada, add: ['shy'], remove: [] });
      us.says(policyChange, { policy: { ...defaultPolicy, narrower: { tags: { shy: { gap: { days: 21 } } } } } });
      us.wrote(ada);
      us.wait(10);
      us.may(ada, { reason: 'question' });
      us.says(contactTag, { contact: ada, add: [], remove: ['shy'] });
      us.may(ada, { reason: 'question' });
    },
  },
  'strangers-narrower': {
    situation: 'For people who never replied the pool has narrower numbers',
    tell(us) {
      const ada = us.knows();
      const narrower = { standings: { cold: { cap: { per365Days: 1 } } } };
      us.says(policyChange, { policy: { ...defaultPolicy, narrower } });
      us.wrote(ada);
      us.wait(100);
      us.may(ada, { reason: 'question' });
      us.talked(ada);
      us.may(ada, { reason: 'thanks' });
    },
  },
  'numbers-tightened': {
    situation: 'The team lengthens its gap from 7 to 14 days: it holds for who was written to already',
    tell(us) {
      const ada = us.knows();
      us.wrote(ada);
      us.wait(8);
      us.may(ada, { reason: 'question' });
      const backOff = { ...defaultPolicy.backOff, concludedAfterDays: 20 };
      us.says(policyChange, { policy: { ...defaultPolicy, backOff, gap: { days: 14 } } });
      us.may(ada, { reason: 'question' });
    },
  },
};
