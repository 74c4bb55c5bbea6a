import { afterEach, expect, test } from '@jest/globals';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import {
  bare,
  created,
  deleted,
  delivery,
  lia,
  merged,
  mina,
  teo,
  updated,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { merge } from '../../ingest/src/webhooks/merge/merge.js';
import * as told from '../../ingest/src/webhooks/merge/testing/deliveries.js';
import { CallingPlatform } from './testing/calling-platform.js';

let platform: CallingPlatform;
afterEach(() => platform.stop());

const minaApplies = created(mina);
const teoComes = updated(teo, bare);
const minaMoves = updated(mina, { title: 'Captain' });

test('who was deleted before the platform told of them does not come in afterwards', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(deleted(), minaApplies, minaMoves);
  expect(await platform.recorded()).toEqual([]);
});

test.each([
  ['the one who went on as the other', [minaApplies, teoComes]],
  ['the other', [teoComes, minaApplies]],
])(
  'two of whom a platform says that they are one before it tells of either are one, if it then tells first of %s',
  async (_whom, [first, second]) => {
    platform = await CallingPlatform.connected(greenhouse);
    await platform.delivers(merged(mina, teo), first as object);
    expect(await platform.cards()).toHaveLength(1);
    await platform.delivers(second as object, minaMoves);
    expect(await platform.cards()).toHaveLength(1);
    expect(await platform.recorded()).not.toContain('contact.identity-conflict-found');
  },
);

test('a merge that counted is no second question, and of one who was deleted the other does not come in either', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(teoComes, merged(mina, teo), updated(teo, { ...bare, tags: [] }));
  expect(await platform.recorded()).toEqual(['contact.added', 'contact.identified']);
  await platform.delivers(deleted(teo));
  const recorded = await platform.recorded();
  await platform.delivers(minaApplies, minaMoves);
  expect(await platform.recorded()).toEqual(recorded);
});

test('that the absorbed one is deleted keeps nobody out who goes on as the other', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(merged(mina, teo), deleted(mina), teoComes);
  expect(await platform.cards()).toHaveLength(1);
});

test('a deletion that turns out to be a merge is taken back, and a merge that is told late takes none back', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(minaApplies, deleted(mina), merged(mina, teo));
  expect((await platform.recorded()).slice(-3)).toEqual([
    ...['privacy.request-closed', 'privacy.unrestricted', 'privacy.unsuppressed'],
  ]);
  await platform.delivers(teoComes, deleted(teo));
  const recorded = await platform.recorded();
  await platform.delivers({ ...merged(mina, teo), again: true });
  expect(await platform.recorded()).toEqual(recorded);
});

test('whoever is deleted takes along those who had become one with them there, also while nobody has decided that they are', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(minaApplies, teoComes, merged(mina, teo), deleted(teo));
  expect(await platform.cards()).toMatchObject([
    { facts: { restricted: [{ ground: 'platform' }] } },
    { facts: { restricted: [{ ground: 'platform' }] } },
  ]);
});

test.each([
  ['a merge that is told behind that deletion', [deleted(teo), merged(mina, teo)]],
  ['a merge of somebody who had become another before', [merged(teo, lia), merged(mina, teo), deleted(lia)]],
])('so does %s', async (_what, deliveries) => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(minaApplies, teoComes, ...deliveries);
  for (const card of await platform.cards())
    expect(card).toMatchObject({ facts: { restricted: [{ ground: 'platform' }] } });
  const recorded = await platform.recorded();
  await platform.delivers({ ...minaMoves, again: true });
  expect(await platform.recorded()).toEqual(recorded);
});

test('a merge with somebody who was deleted because they had become another deletes nobody', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  await platform.delivers(minaApplies, deleted(teo), merged(teo, lia), merged(mina, teo));
  expect(await platform.cards()).toMatchObject([{ facts: { restricted: [] } }]);
});

test.each([
  ['before the deletion', [merged(mina, teo), deleted(teo)]],
  ['behind it', [deleted(teo), merged(mina, teo)]],
])(
  'a deletion that turns out to be a merge is taken back for those, too, who had become one with whoever was deleted, told %s',
  async (_when, deliveries) => {
    platform = await CallingPlatform.connected(greenhouse);
    await platform.delivers(minaApplies, ...deliveries);
    expect(await platform.cards()).toMatchObject([{ facts: { restricted: [{ ground: 'platform' }] } }]);
    await platform.delivers(merged(teo, lia));
    expect(await platform.cards()).toMatchObject([{ facts: { restricted: [] } }]);
  },
);

test('an application that was deleted before a delivery about it came through at last is none', async () => {
  platform = await CallingPlatform.connected(greenhouse);
  const whose = { id: mina.id + 900_000, candidate_id: mina.id };
  await platform.delivers(delivery('delete_application', { application: whose }), updated(mina), minaApplies);
  expect(await platform.cards()).toMatchObject([{ facts: { applications: [{ state: 'gone' }] } }]);
});

test('an application that was told and deleted before its person is none', async () => {
  platform = await CallingPlatform.connected(merge);
  const gone = told.delivery('Application.removed', told.application());
  await platform.delivers(told.delivery('Application.added', told.application()), gone);
  await platform.delivers(told.delivery('Candidate.added', told.candidate()));
  const recorded = await platform.recorded();
  expect(recorded.slice(0, 1)).toEqual(['contact.added']);
  expect(recorded.at(-1)).toBe('application.deleted');
});
