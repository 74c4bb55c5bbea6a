import { maybeNumber, number, record, text, texts } from './fields.js';
import type { BounceSeen, ContactSeen } from './contact-seen.js';
import type { About, InPool } from './effects.js';
import type { Line } from './ledger-line.js';
import { contactOf } from './state.js';

/** What kept messages from reaching them, and what opens a way again. */
export const reachAbout: Record<string, About> = {
  'interaction.bounced': (contact, { seq, occurred: at, time: known, data }) => {
    const came = { seq, at, known, of: maybeNumber(data, 'of'), left: texts(data, 'left') };
    contact.bounced = [...contact.bounced, came];
  },
  'interaction.out-of-office': (contact, { seq, occurred: at, data }) => {
    const all = [...contact.absences, { seq, at, until: number(data, 'until') }];
    contact.absences = all.sort((a, b) => a.at - b.at || a.seq - b.seq);
  },
  'contact.identified': (contact, { seq, data }) => {
    contact.opened = [...contact.opened, { seq, ways: texts(data, 'ways') }];
  },
};

/** What else reaches whoever it came back to stands with their other parts. */
export const reachInPool: Record<string, InPool> = {
  'interaction.bounced': (pool, { seq, data }) => {
    const elsewhere = record(data, 'elsewhere');
    for (const id of Object.keys(elsewhere)) {
      const part = contactOf(pool, id);
      part.opened = [...part.opened, { seq, ways: texts(elsewhere, id) }];
    }
  },
};

/** An address works after all, or they are back. */
export function reachTakenBack(contact: ContactSeen, { seq, data }: Line): void {
  const of = number(data, 'of');
  const others = contact.bounced.filter((came) => came.seq !== of);
  if (others.length < contact.bounced.length && text(data, 'what') === 'bounce')
    contact.opened = [...contact.opened, { seq, ways: ['email'] }];
  contact.bounced = others;
  contact.absences = contact.absences.filter((away) => away.seq !== of);
}

/** Until when they are away, ms; 0 for whoever is not, or wrote since they said so. */
export function awayUntil({ absences, responses }: ContactSeen): number {
  const last = absences.at(-1);
  return last === undefined || responses.some(({ at, words }) => words && at > last.at) ? 0 : last.until;
}

/** Whether an e-mail to them goes nowhere: each address has sent one back, and they sent none since. */
export function isWithoutEmail(contact: ContactSeen): boolean {
  const lastEmail = lastOf(contact.responses.filter(({ byEmail }) => byEmail));
  return contact.bounced.some((came) => came.at >= lastEmail && !waysSince(contact, came).has('email'));
}

/** Since when no way is known that reaches them; null if one is, or they wrote since. */
export function unreachableSince(contact: ContactSeen): BounceSeen | null {
  const heard = lastOf(contact.responses);
  return contact.bounced.findLast((came) => came.at >= heard && waysSince(contact, came).size === 0) ?? null;
}

const lastOf = (times: readonly { at: number }[]): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...times.map(({ at }) => at));

function waysSince({ opened }: ContactSeen, { seq, left }: BounceSeen): ReadonlySet<string> {
  return new Set([...left, ...opened.flatMap((one) => (one.seq >= seq ? one.ways : []))]);
}
