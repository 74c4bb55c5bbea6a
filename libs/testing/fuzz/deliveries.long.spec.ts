import { expect, test } from '@jest/globals';
import { pulledKinds } from '../../../apps/ingest/src/connectors/registry.js';
import { bodyOf } from '../../../apps/ingest/src/webhooks/body-of.js';
import { callingKinds } from '../../../apps/ingest/src/webhooks/registry.js';
import { Random } from '../random.js';
import { brokenText } from './broken-json.js';
import { deliverySeedsOf, readDelivery } from './read-delivery.js';
import { addTo, noCounts } from './work.js';

const DELIVERIES = 300;

test.each(callingKinds.map((kind) => [kind.kind, kind] as const))(
  '%s: a broken delivery breaks nothing, and is either told or set aside',
  (_name, kind) => {
    const seeds = deliverySeedsOf(kind);
    const counts = noCounts();
    for (let n = 0; n < DELIVERIES; n += 1) addTo(counts, n, readDelivery(kind, seeds, 'spec', n));
    expect(counts.faults).toEqual([]);
    expect(counts.refused).toBeGreaterThan(0);
  },
);

test('a fault of a reader is seen', () => {
  const [kind] = callingKinds;
  if (kind === undefined) throw new Error('nobody calls');
  const broken = {
    ...kind,
    read: () => {
      throw new TypeError('read of undefined');
    },
  };
  const faults = Array.from({ length: 20 }, (_, n) => readDelivery(broken, deliverySeedsOf(kind), 'spec', n).fault);
  expect(faults.some((fault) => fault?.includes('TypeError'))).toBe(true);
});

const nudging = pulledKinds.flatMap(({ kind, nudges }) => (nudges === undefined ? [] : [[kind, nudges] as const]));

test.each(nudging)('%s: a broken nudge breaks nothing, and names few', (name, nudges) => {
  const samples = Object.values(nudges.samples).map((sample) => sample(0));
  const random = new Random(`nudges ${name}`);
  for (let n = 0; n < DELIVERIES; n += 1) {
    const body = bodyOf(Buffer.from(brokenText(random.pick(samples) ?? {}, samples, random)));
    expect(nudges.maybeGone(body, { 'event-name': 'candidate.deleted' }).length).toBeLessThanOrEqual(1);
  }
});
