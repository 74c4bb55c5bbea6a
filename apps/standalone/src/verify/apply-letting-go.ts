import { maybeNumber, number, text } from './fields.js';
import type { ContactSeen, ListedSeen } from './contact-seen.js';
import type { About } from './effects.js';
import type { Line } from './ledger-line.js';
import { silentFrom } from './silence.js';
import { wholeOf } from './together.js';

/** That somebody stands for letting go, and what a member says to that. */
export const lettingGoAbout: Record<string, About> = {
  'contact.review-listed': (contact, { seq, subject, data }, pool) => {
    const since = silentFrom(wholeOf(pool, subject ?? ''));
    contact.stays = contact.listed?.stays ?? contact.stays;
    contact.listed = { seq, from: number(data, 'until'), silentFrom: since, stays: null };
  },
  'contact.reviewed': (contact, { time, data }) => {
    const { listed } = contact;
    if (text(data, 'decision') === 'keep') stays(contact, time);
    else if (listed !== null) contact.listed = put(listed, data);
  },
};

function put(listed: ListedSeen, data: Line['data']): ListedSeen {
  const from = maybeNumber(data, 'until') ?? listed.from;
  return { ...listed, from, stays: text(data, 'decision') === 'open' ? null : listed.stays };
}

/** Somebody of us says that they stay. */
export function stays(contact: ContactSeen, time: number): void {
  if (contact.listed === null) contact.stays = time;
  else contact.listed = { ...contact.listed, stays: time };
}
