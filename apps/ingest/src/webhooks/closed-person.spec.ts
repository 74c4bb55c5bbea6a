import { expect, test } from '@jest/globals';
import { stored, type Received, type Shelf } from './accept.js';
import type { DeliveryContent } from './delivery.js';
import { readGreenhouse } from './greenhouse/read.js';
import { anonymised, application, candidate, delivery, mina } from './greenhouse/testing/deliveries.js';
import { aboutSource } from './testing/told-by.js';

const DROPPED = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;
const own = { scheme: 'greenhouse', value: `werft/${mina.id}` };

let calls = 0;
/** A delivery of Greenhouse that came at a time. */
function came(body: object, at: number): Received {
  const about = { ...aboutSource('greenhouse'), receivedAt: at };
  return { raw: Buffer.from(JSON.stringify(body)), id: `e-${(calls += 1)}`, reading: readGreenhouse(body, about), at };
}
const dropping = (...fields: string[]) => came(anonymised(fields), DROPPED);
const active = (at: number) =>
  came(delivery('application_updated', { application: application(mina, { last_activity_at: iso(at) }) }), at + HOUR);
const iso = (at: number) => new Date(at).toISOString();

/** What deliveries that are stored one after the other say of persons. */
function saidOf(...received: Received[]): object[] {
  const contents: DeliveryContent[] = [];
  const shelf: Shelf = {
    ...{ source: { pool: 'p_1', id: 's_1' }, log: { seq: null, body: { deliveries: 0, numbered: 0 } } },
    ...{ known: new Set(), closed: new Map(), early: new Map(), hash: (text) => text },
    seal: (_key, content) => String(contents.push(content)),
  };
  stored(received, shelf);
  const inputs = contents.flatMap((content) => content.inputs);
  return inputs.flatMap(({ kind, data }) => (kind === 'person.observed' ? [data as object] : []));
}

test('fields that a platform dropped are not brought back by what it had said before and arrives after', () => {
  const all = dropping('headline', 'current_title', 'email_addresses', 'location');
  const [late, later] = saidOf(all, active(DROPPED - HOUR), active(DROPPED + HOUR));
  expect(late).toMatchObject({
    ...{ name: { full: 'Mina Löwenzahn' }, employer: null, position: null, headline: null, identities: [own] },
  });
  expect(later).toMatchObject({ employer: 'Papierboot Games', position: 'Instrument maker' });
  expect((later as { identities: object[] }).identities.length).toBeGreaterThan(1);
  expect(saidOf(dropping('full_name'), active(DROPPED - HOUR))).toMatchObject([
    { name: null, employer: 'Papierboot Games' },
  ]);
});

test('what was dropped first and last stays dropped, each since its own time, and of somebody deleted nothing is told', () => {
  const [told] = saidOf(dropping('headline'), dropping('current_title'), active(DROPPED - HOUR));
  expect(told).toMatchObject({ headline: null, employer: null, name: { full: 'Mina Löwenzahn' } });
  const gone = dropping('full_name', 'email_addresses');
  expect(saidOf(gone, dropping('headline'), active(DROPPED + HOUR))).toEqual([]);
  const hidden = { candidate: candidate(mina, { is_private: true }), last_activity_at: iso(DROPPED) };
  const isPrivate = came(delivery('application_updated', { application: application(mina, hidden) }), DROPPED);
  const [again, ...more] = saidOf(isPrivate, dropping('headline'), active(DROPPED - HOUR), active(DROPPED + HOUR));
  expect([again, more]).toMatchObject([{ name: { full: 'Mina Löwenzahn' } }, []]);
});
