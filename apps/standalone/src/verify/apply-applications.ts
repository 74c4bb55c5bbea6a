import { maybeText, number, text } from './fields.js';
import { reason } from './apply-contacts.js';
import type { ApplicationSeen, ContactSeen } from './contact-seen.js';
import type { About } from './effects.js';
import type { Line } from './ledger-line.js';

/** What platforms say of applications, and where people turn away. */
export const applicationsAbout: Record<string, About> = {
  'application.stage-changed': (contact, line) => {
    applied(contact, line, 'running');
  },
  'application.hired': (contact, line) => {
    applied(contact, line, 'hired');
  },
  'application.ended': (contact, line) => {
    applied(contact, line, 'over');
    const [from, until] = [number(line.data, 'from'), number(line.data, 'until')];
    reason(contact, line, { kind: 'application-ended', from, until });
  },
  'application.lapsed': (contact, { data }) => {
    contact.applications = contact.applications.map((one) =>
      one.id === data['application'] && one.is === 'running' ? { ...one, is: 'over' } : one,
    );
  },
  'application.anonymised': (contact, line) => {
    applied(contact, line, 'gone');
  },
  'application.deleted': (contact, line) => {
    applied(contact, line, 'gone');
  },
  'contact.unwelcome-seen': turnedAway,
};

/** Where the platform gives two states the same time, the later of these stands. */
const ORDER = ['running', 'over', 'hired'];

/**
 * What a platform said of an application. The newest by its own time stands, but a hire stands until it is taken back,
 * however it is dated, and what was deleted stays deleted.
 */
function applied(contact: ContactSeen, line: Line, is: string): void {
  const id = text(line.data, 'application');
  const known = contact.applications.find((one) => one.id === id);
  const back = line.data['reopened'] === true ? line.occurred : 0;
  const reopened = Math.max(known?.reopened ?? 0, back);
  const fresh = { id, seq: line.seq, is, since: line.occurred, reopened };
  const stands = known !== undefined && is !== 'gone' && stillStands(known, { is, at: line.occurred, back });
  const others = contact.applications.filter((one) => one.id !== id);
  contact.applications = [...others, stands ? { ...known, reopened } : fresh];
}

function stillStands(
  { is, since, reopened }: ApplicationSeen,
  fresh: { is: string; at: number; back: number },
): boolean {
  if (is === 'gone') return true;
  if (fresh.is === 'hired' && is !== 'hired') return fresh.at <= reopened;
  if (is === 'hired' && fresh.is === 'running') return fresh.back < since;
  return since === fresh.at ? orderOf(is, reopened === since) >= orderOf(fresh.is, fresh.back > 0) : since > fresh.at;
}

const orderOf = (is: string, takenBack: boolean): number => (takenBack ? ORDER.length : ORDER.indexOf(is));

/** They turned away from us somewhere, or that is over; of two such the later stands. */
function turnedAway(contact: ContactSeen, { data, occurred: at }: Line): void {
  const sign = text(data, 'sign');
  const network = maybeText(data, 'network');
  const known = contact.turnedAway.find((one) => one.sign === sign && one.network === network);
  const over = data['lifted'] === true;
  if (known !== undefined && (known.at > at || (known.at === at && over))) return;
  contact.turnedAway = [...contact.turnedAway.filter((one) => one !== known), { sign, network, at, over }];
}
