import { contactMerge } from '#libs/events/contact.inputs.js';
import { privacyConsent, privacyWithdraw } from '#libs/events/consent.inputs.js';
import type { Situations } from './telling.js';

const told = { basis: 'told', zone: 'Europe/Berlin', country: 'DE' } as const;
const yes = { channels: ['email'], given: 'spoken', at: null, wording: 'Do send me your openings.' } as const;

/** What people agree to, and take back. */
export const consents: Situations = {
  'consent-to-email': {
    situation: 'They do not know us, and told a friend of ours that an e-mail is welcome: an e-mail it is, and no call',
    tell(us) {
      const ada = us.knows('Ada Lovelace', told);
      us.may(ada, { reason: 'opening', channel: 'email' });
      us.says(privacyConsent, { ...yes, contact: ada, channels: ['email'] });
      us.wait(1);
      us.may(ada, { reason: 'opening', channel: 'email' });
      us.may(ada, { reason: 'opening', channel: 'phone' });
      us.may(ada);
    },
  },
  'consent-taken-back': {
    situation: 'They agreed to e-mails, and took that back: nobody writes or invites them until they agree anew',
    tell(us) {
      const ada = us.knows('Ada Lovelace', told);
      us.says(privacyConsent, { ...yes, contact: ada, channels: ['email'] });
      us.wait(20);
      us.says(privacyWithdraw, { contact: ada, channels: ['email'], note: 'By e-mail' });
      us.may(ada, { reason: 'opening', channel: 'email' });
      us.may(ada, { reason: 'opening', channel: 'invitation' });
      us.wait(20);
      us.says(privacyConsent, { ...yes, contact: ada, channels: ['email'] });
      us.may(ada, { reason: 'opening', channel: 'email' });
    },
  },
  'merged-after-a-no-to-email': {
    situation:
      'One of two entries wanted no e-mails, the other one had agreed: merged they want none, also once they wrote',
    tell(us) {
      const [ada, same] = [us.knows(), us.knows('Ada King')];
      us.says(privacyWithdraw, { contact: same, channels: ['email'], note: null });
      us.says(privacyConsent, { ...yes, contact: ada, channels: ['email'] });
      us.says(contactMerge, { into: ada, from: same, fields: {} });
      us.wait(1);
      us.talked(ada);
      us.wait(100);
      us.may(ada, { reason: 'question', channel: 'email' });
      us.says(privacyConsent, { ...yes, contact: ada, channels: ['email'] });
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'only-by-email': {
    situation: 'We know each other, and they want neither calls nor texts: e-mail stays welcome',
    tell(us) {
      const ada = us.knows();
      us.says(privacyWithdraw, { contact: ada, channels: ['phone', 'text'], note: null });
      us.on('2026-01-13T10:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.may(ada, { reason: 'question', channel: 'email' });
      us.may(ada, { reason: 'question' });
    },
  },
};
