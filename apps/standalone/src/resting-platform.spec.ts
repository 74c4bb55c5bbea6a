import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import {
  anonymised,
  application,
  bare,
  created,
  deleted,
  delivery,
  merged,
  mina,
  teo,
  updated,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { CallingPlatform } from './testing/calling-platform.js';

let platform: CallingPlatform;
beforeEach(async () => {
  platform = await CallingPlatform.connected(greenhouse);
});
afterEach(() => platform.stop());

const minaApplies = created();
const minaIsTalkedTo = delivery('candidate_stage_change', {
  application: application(mina, { last_activity_at: '2026-02-20T10:30:00Z' }),
});
const teoComes = updated(teo, bare);
const came = ['contact.added', 'application.stage-changed'];
const went = ['application.deleted', 'privacy.forgotten', 'privacy.restricted', 'privacy.suppressed'];

test('a deletion does not wait for a paused source, and what was held back of that person is never told', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.delivers(minaIsTalkedTo, teoComes, deleted());
  expect(await platform.recorded()).toEqual([...came, ...went]);
  expect((await platform.source()).letThrough).toMatchObject({ count: 1, at: expect.any(Number) });
  await platform.resume();
  expect(await platform.recorded()).toEqual([...came, ...went, 'contact.added']);
  expect(await platform.source()).toMatchObject({ letThrough: null, learned: { noted: 2, left: 2, refused: 0 } });
});

test('whom a paused source has only heard of, and who was deleted meanwhile, does not come in', async () => {
  await platform.pause();
  await platform.delivers(minaApplies, deleted(), teoComes, minaIsTalkedTo);
  await platform.resume();
  expect(await platform.recorded()).toEqual(['contact.added']);
});

test('nor does whoever had become one with somebody who was deleted', async () => {
  await platform.pause();
  await platform.delivers(minaApplies, merged(), deleted(teo));
  await platform.resume();
  expect(await platform.recorded()).toEqual([]);
});

test('fields that were made nameless go at once, and do not come back with what was held back', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.delivers(minaIsTalkedTo, anonymised(['current_company', 'current_title']));
  expect(await platform.recorded()).toEqual([...came, 'privacy.forgotten']);
  await platform.resume();
  expect(await platform.cards()).toMatchObject([{ employer: { name: null }, position: null }]);
});

test('two who were joined there are a question at once, and once', async () => {
  await platform.delivers(minaApplies, teoComes);
  await platform.pause();
  await platform.delivers(merged());
  const asked = [...came, 'contact.added', 'contact.identity-conflict-found'];
  expect(await platform.recorded()).toEqual(asked);
  await platform.resume();
  expect(await platform.recorded()).toEqual(asked);
});

test('two who were joined there, and of whom only what waits tells, are one once the source goes on', async () => {
  await platform.pause();
  await platform.delivers(minaApplies, merged());
  await platform.resume();
  await platform.delivers(teoComes);
  expect(await platform.cards()).toHaveLength(1);
});

test('a merge takes a deletion back, although the source rests', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.delivers(deleted(), merged());
  const back = [...came, ...went, 'privacy.request-closed', 'privacy.unrestricted', 'privacy.unsuppressed'];
  expect(await platform.recorded()).toEqual(back);
  await platform.resume();
  expect(await platform.recorded()).toEqual(back);
});

test('of a delivery that says more only the wish passes: no e-mail any more', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.delivers(updated(mina, { title: 'Captain', can_email: false }));
  expect(await platform.recorded()).toEqual([...came, 'contact.unwelcome-seen']);
  expect(await platform.cards()).toMatchObject([{ position: 'Instrument maker' }]);
  await platform.resume();
  expect(await platform.cards()).toMatchObject([{ position: 'Captain' }]);
  expect((await platform.recorded()).filter((type) => type === 'contact.unwelcome-seen')).toHaveLength(1);
});

test('a deletion that was taken just before Kith ended is told at the next start', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.restartsAfter(deleted());
  expect(await platform.recorded()).toEqual([...came, ...went]);
});

test('what was delivered before the pause and not told yet is looked through, too', async () => {
  await platform.delivers(minaApplies);
  await platform.pause();
  await platform.delivers(deleted());
  await platform.pause();
  await platform.delivers(minaIsTalkedTo);
  expect(await platform.recorded()).toEqual([...came, ...went]);
  expect((await platform.source()).letThrough).toMatchObject({ count: 1 });
});
