/** @jest-environment ./scripts/plain-environment.mjs */
import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import {
  application,
  bare,
  candidate,
  deleted,
  delivery,
  lia,
  merged,
  mina,
  teo,
  updated,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { CallingPlatform } from './testing/calling-platform.js';

/** Each of them a whole Kith of its own. */
const RUNS = 25;

const people = [mina, teo, lia];

type Step = (platform: CallingPlatform) => Promise<void>;
const told =
  (body: object): Step =>
  (platform) =>
    platform.delivers(body);

const applied = (one: typeof mina) =>
  delivery('new_candidate_application', { application: application(one, { candidate: candidate(one, bare) }) });

/** Mina became Teo, Teo became Lia, and Lia was deleted; what else is told changes nothing about that. */
const comings = people.map((one) => told(updated(one, bare)));
const story = [...comings, told(merged(mina, teo)), told(merged(teo, lia)), told(deleted(lia))];
const besides = fc.constantFrom(
  ...people.map((one) => told(applied(one))),
  ...[merged(mina, teo), merged(teo, lia), deleted(lia)].map((one) => told({ ...one, again: true })),
  (platform: CallingPlatform) => platform.pause(),
  (platform: CallingPlatform) => platform.resume(),
);
const steps = fc
  .array(besides, { maxLength: 4 })
  .chain((more) => fc.shuffledSubarray([...story, ...more], { minLength: story.length + more.length }));

test('whoever a platform deleted, and whoever had become them, is written to by nobody, in whatever order it delivers', async () => {
  const property = fc.asyncProperty(steps, async (all) => {
    const platform = await CallingPlatform.connected(greenhouse);
    try {
      for (const step of all) await step(platform);
      await platform.resume();
      for (const card of await platform.cards())
        expect(card).toMatchObject({ facts: { restricted: [{ ground: 'platform' }] } });
    } finally {
      await platform.stop();
    }
  });
  await fc.assert(property, { numRuns: RUNS });
});
