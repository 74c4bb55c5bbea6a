import { maybeNumber, maybeText, number, numbers, text, texts } from './fields.js';
import { withoutEvidence, type ContactSeen } from './contact-seen.js';
import type { About, InPool } from './effects.js';
import type { Line } from './ledger-line.js';

/** What people asked for themselves, what platforms said of them, and what the clock will do. */
export const privacyAbout: Record<string, About> = {
  'privacy.objected': (contact) => {
    contact.objected = true;
  },
  'privacy.objection-lifted': (contact) => {
    contact.objected = false;
  },
  'privacy.restricted': (contact, { data }) => {
    contact.restricted = [...contact.restricted, text(data, 'ground')];
  },
  'privacy.unrestricted': (contact, { data }) => {
    contact.restricted = contact.restricted.filter((ground) => ground !== data['ground']);
  },
  'privacy.forgotten': (contact, { data }) => {
    withoutEvidence(contact, numbers(data, 'occasions'));
    contact.employer = maybeText(data, 'employer');
    const from = maybeNumber(data, 'eraseAt');
    if (from !== null)
      contact.goes = [...contact.goes.filter(({ why }) => why !== 'forgotten'), { why: 'forgotten', from }];
  },
  'privacy.request-closed': (contact) => {
    contact.goes = contact.goes.filter(({ why }) => why !== 'forgotten');
  },
  'privacy.lapse-announced': (contact, { data }) => {
    const others = contact.goes.filter(({ why }) => why !== 'lapse');
    contact.goes = [...others, { why: 'lapse', from: number(data, 'lapsesAt') }];
  },
  'privacy.notice-given': (contact) => {
    contact.noticed = true;
  },
  'privacy.consent-recorded': (contact, line) => says(contact, line, true),
  'privacy.consent-withdrawn': (contact, line) => says(contact, line, false),
  'privacy.notice-alarmed': (contact, { data }) => {
    const others = contact.goes.filter(({ why }) => why !== 'unnoticed');
    contact.goes = [...others, { why: 'unnoticed', from: number(data, 'shrinksAt') }];
  },
  'privacy.erased': (contact) => {
    contact.erased = true;
  },
};

function says(contact: ContactSeen, { seq, data }: Line, agreed: boolean): void {
  contact.ways = [...contact.ways, ...texts(data, 'channels').map((channel) => ({ seq, channel, agreed }))];
}

/** What an erasure leaves to be done, and what of it is done. */
export const privacyInPool: Record<string, InPool> = {
  'privacy.erased': (pool, { id, seq, time, subject, data }) => {
    for (const employer of texts(data, 'employers')) {
      const persons = pool.employers.get(employer) ?? [];
      pool.employers.set(
        employer,
        persons.filter(({ contact }) => contact !== subject),
      );
    }
    const suppressed = number(data, 'tokens') === 0;
    pool.erasures.set(text(data, 'erasure'), { seq, event: id, at: time, completed: false, suppressed });
  },
  'privacy.suppressed': (pool, { data }) => {
    const erasure = pool.erasures.get(text(data, 'erasure'));
    if (erasure !== undefined && texts(data, 'tokens').length > 0) erasure.suppressed = true;
  },
  'privacy.erasure-completed': (pool, { data }) => {
    const erasure = pool.erasures.get(text(data, 'erasure'));
    if (erasure !== undefined) erasure.completed = true;
  },
};
