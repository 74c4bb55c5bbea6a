import { applicationObserved } from '#libs/events/application.inputs.js';
import type { z } from 'zod';
import type { Situations, Telling } from './telling.js';

type State = z.input<typeof applicationObserved.schema>['now'];

const active: State = { is: 'active', reopened: false };
const rejected: State = { is: 'ended', end: 'rejected', reason: null };

/** Their application, as a job platform tells of it at this moment. */
function applies(us: Telling, now: State, interviewed = false): void {
  const identities = [{ scheme: 'email', value: 'ada.lovelace@example.org' } as const];
  us.says(
    applicationObserved,
    {
      ...{ source: 'ats', basis: 'own-relation', at: us.now, identities, sourceId: 'ats/1' },
      ...{ state: `state ${String(us.seq)}`, now, appliedAt: null, interviewed, recruiter: null },
      ...{ job: 'Engineer', stage: null, url: null },
    },
    'source:ats',
  );
}

/** Whoever applies with us. */
export const jobs: Situations = {
  'in-process': {
    situation: 'Their application runs: nobody writes on the side',
    tell(us) {
      const ada = us.knows();
      applies(us, active);
      us.wait(20);
      us.noted(ada);
      us.may(ada);
      us.may(ada, { by: 'm_2', reason: 'thanks' });
    },
  },
  'application-lapsed': {
    situation: 'Nothing was heard of their application for half a year: it is taken to be over',
    tell(us) {
      const ada = us.knows();
      applies(us, active);
      us.wait(179);
      us.may(ada, { reason: 'question' });
      us.wait(2);
      us.may(ada, { reason: 'question' });
    },
  },
  'rejected-after-interview': {
    situation:
      'Rejected after an interview: a quarter later a word about it is kind, for a month; then only the tie is left',
    tell(us) {
      const ada = us.knows();
      applies(us, active, true);
      us.wait(20);
      applies(us, rejected, true);
      us.wait(89);
      us.may(ada);
      us.wait(1);
      us.may(ada);
      us.wait(30);
      us.may(ada);
    },
  },
  'rejected-without-interview': {
    situation: 'Rejected on paper: nobody writes about that, but after a quarter the tie is a reason',
    tell(us) {
      const ada = us.knows();
      applies(us, active);
      us.wait(20);
      applies(us, rejected);
      us.wait(95);
      us.may(ada);
    },
  },
  hired: {
    situation: 'Hired: a year in which nobody woos them',
    tell(us) {
      const ada = us.knows();
      applies(us, active, true);
      us.wait(20);
      applies(us, { is: 'hired' }, true);
      us.wait(200);
      us.may(ada, { reason: 'question' });
      us.wait(166);
      us.may(ada, { reason: 'question' });
    },
  },
  'rejection-taken-back': {
    situation: 'A rejection was a mistake, and the application goes on',
    tell(us) {
      const ada = us.knows();
      applies(us, active, true);
      us.wait(20);
      applies(us, rejected, true);
      us.wait(1);
      us.may(ada, { reason: 'question' });
      applies(us, { is: 'active', reopened: true }, true);
      us.may(ada, { reason: 'question' });
    },
  },
};
