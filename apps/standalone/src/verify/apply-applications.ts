import { maybeText, text } from './fields.js';
import type { Line } from './ledger-line.js';
import type { ContactSeen } from './state.js';

/** A job outranks a no, and a no what went before, where the platform gives both the same time. */
const ORDER = ['running', 'over', 'hired'];

/** What a platform said of an application: the newest by its own time stands; what it deleted stays deleted. */
export function applied(contact: ContactSeen, line: Line, is: string): void {
  const id = text(line.data, 'application');
  const known = contact.applications.get(id);
  if (is !== 'gone' && known !== undefined && stands(known, line.occurred, is)) return;
  contact.applications.set(id, { is, since: line.occurred });
}

function stands(known: { is: string; since: number }, at: number, is: string): boolean {
  if (known.is === 'gone' || known.since > at) return true;
  return known.since === at && ORDER.indexOf(known.is) >= ORDER.indexOf(is);
}

/** They turned away from us somewhere, or that is over; of two such the later stands. */
export function turnedAway(contact: ContactSeen, line: Line): void {
  const sign = text(line.data, 'sign');
  const place = `${sign} ${maybeText(line.data, 'network') ?? ''}`;
  const known = contact.turnedAway.get(place);
  const over = line.data['lifted'] === true;
  if (known !== undefined && (known.at > line.occurred || (known.at === line.occurred && over))) return;
  contact.turnedAway.set(place, { sign, at: line.occurred, over });
}
