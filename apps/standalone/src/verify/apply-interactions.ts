import { maybeNumber, maybeText, number, text } from './fields.js';
import type { Line } from './ledger-line.js';
import type { ContactSeen, PoolSeen } from './state.js';
import { rootOf } from './together.js';

/** A message of ours, and its place at the employer. */
export function touched(pool: PoolSeen, line: Line, contact: ContactSeen): void {
  const suggestion = maybeText(line.data, 'suggestion');
  contact.touches.push({ seq: line.seq, at: line.occurred, member: text(line.data, 'member'), suggestion });
  if (suggestion === null && line.data['imported'] !== true) pool.writtenWithoutKith += 1;
  const employer = maybeText(line.data, 'employer');
  if (employer === null) return;
  const before = pool.employers.get(employer) ?? [];
  const others = before.filter((person) => suggestion === null || person.suggestion !== suggestion);
  pool.employers.set(employer, [...others, { contact: line.subject ?? '', at: line.occurred, suggestion: null }]);
}

/** A sign of theirs. */
export function responded(_pool: PoolSeen, line: Line, contact: ContactSeen): void {
  const wish = maybeText(line.data, 'wish');
  const closes = wish === 'not-now' ? maybeNumber(line.data, 'until') : null;
  const sign = maybeText(line.data, 'sign');
  const seen = { seq: line.seq, at: line.occurred, words: sign === null, mutual: sign !== 'invited' };
  contact.responses.push({ ...seen, closes, lessOften: wish === 'less-often' });
  contact.responses.sort((a, b) => a.at - b.at || a.seq - b.seq);
  wished(contact);
}

/** What their responses ask for, as far as none was taken back: the latest "not now", and "less often" for good. */
function wished(contact: ContactSeen): void {
  contact.closedUntil = contact.responses.findLast(({ closes }) => closes !== null)?.closes ?? null;
  contact.lessOften = contact.responses.some(({ lessOften }) => lessOften);
}

/** Something was recorded by mistake. */
export function retracted(pool: PoolSeen, line: Line, contact: ContactSeen): void {
  const of = number(line.data, 'of');
  contact.facts.delete(of);
  contact.answers.delete(of);
  contact.touches = contact.touches.filter(({ seq }) => seq !== of);
  contact.responses = contact.responses.filter(({ seq }) => seq !== of);
  wished(contact);
  for (const [seq, by] of contact.usedOccasions) if (by === of) contact.usedOccasions.delete(seq);
  if (line.data['what'] === 'touch') giveBackPlace(pool, line);
}

/** The message that is taken back no longer counts at its employer. */
function giveBackPlace(pool: PoolSeen, line: Line): void {
  const persons = pool.employers.get(maybeText(line.data, 'employer') ?? '') ?? [];
  const root = rootOf(pool, line.subject ?? '');
  const index = persons.findIndex((person) => rootOf(pool, person.contact) === root && person.suggestion === null);
  if (index >= 0) persons.splice(index, 1);
}
