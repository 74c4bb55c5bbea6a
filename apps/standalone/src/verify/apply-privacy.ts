import { maybeNumber, maybeText, number, numbers, text } from './fields.js';
import type { Line } from './ledger-line.js';
import type { ContactSeen, PoolSeen } from './state.js';

/** What a line changes of the contact it is about. */
export type Apply = (pool: PoolSeen, line: Line, contact: ContactSeen) => void;

/** What people asked for themselves, what platforms said of them, and what the clock will do. */
export const privacyApplies: Record<string, Apply> = {
  'privacy.objected': (_pool, _line, contact) => {
    contact.objected = true;
  },
  'privacy.objection-lifted': (_pool, _line, contact) => {
    contact.objected = false;
  },
  'privacy.restricted': (_pool, line, contact) => {
    contact.restricted.add(text(line.data, 'ground'));
  },
  'privacy.unrestricted': (_pool, line, contact) => {
    contact.restricted.delete(text(line.data, 'ground'));
  },
  'privacy.forgotten': (_pool, line, contact) => {
    for (const seq of numbers(line.data, 'occasions')) contact.facts.delete(seq);
    contact.employer = maybeText(line.data, 'employer');
    contact.goesFrom = maybeNumber(line.data, 'eraseAt') ?? contact.goesFrom;
  },
  'privacy.request-closed': (_pool, _line, contact) => {
    contact.goesFrom = null;
  },
  'privacy.lapse-announced': (_pool, line, contact) => {
    contact.goesFrom = number(line.data, 'lapsesAt');
  },
  'privacy.erased': (pool, line, contact) => {
    contact.erased = true;
    for (const [employer, persons] of pool.employers) {
      pool.employers.set(
        employer,
        persons.filter((person) => person.contact !== line.subject),
      );
    }
    pool.erasures.set(text(line.data, 'erasure'), {
      seq: line.seq,
      contact: line.subject ?? '',
      at: line.time,
      completed: false,
      suppressed: number(line.data, 'tokens') === 0,
    });
  },
};
