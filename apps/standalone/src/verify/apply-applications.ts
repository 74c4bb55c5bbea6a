import { maybeText, text } from './fields.js';
import type { Line } from './ledger-line.js';
import type { ContactSeen } from './state.js';

/** Where the platform gives two states the same time, the later of these stands. */
const ORDER = ['running', 'over', 'hired'];

/**
 * What a platform said of an application. The newest by its own time stands, but a hire stands until it is taken back,
 * however it is dated, and what was deleted stays deleted.
 */
export function applied(contact: ContactSeen, line: Line, is: string): void {
  const id = text(line.data, 'application');
  const known = contact.applications.get(id) ?? { is: '', since: 0, reopened: 0 };
  const back = line.data['reopened'] === true ? line.occurred : 0;
  const reopened = Math.max(known.reopened, back);
  const stands = known.is !== '' && is !== 'gone' && stillStands(known, { is, at: line.occurred, back });
  contact.applications.set(id, stands ? { ...known, reopened } : { is, since: line.occurred, reopened });
}

type Known = { is: string; since: number; reopened: number };

function stillStands({ is, since, reopened }: Known, fresh: { is: string; at: number; back: number }): boolean {
  if (is === 'gone') return true;
  if (fresh.is === 'hired' && is !== 'hired') return fresh.at <= reopened;
  if (is === 'hired' && fresh.is === 'running') return fresh.back < since;
  return since === fresh.at ? orderOf(is, reopened === since) >= orderOf(fresh.is, fresh.back > 0) : since > fresh.at;
}

const orderOf = (is: string, takenBack: boolean): number => (takenBack ? ORDER.length : ORDER.indexOf(is));

/** They turned away from us somewhere, or that is over; of two such the later stands. */
export function turnedAway(contact: ContactSeen, line: Line): void {
  const sign = text(line.data, 'sign');
  const place = `${sign} ${maybeText(line.data, 'network') ?? ''}`;
  const known = contact.turnedAway.get(place);
  const over = line.data['lifted'] === true;
  if (known !== undefined && (known.at > line.occurred || (known.at === line.occurred && over))) return;
  contact.turnedAway.set(place, { sign, at: line.occurred, over });
}
