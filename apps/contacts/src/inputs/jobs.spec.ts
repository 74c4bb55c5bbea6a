import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { JobRecord } from './owner-records.js';
import { withCommits } from './testing/faults.js';
import { broken } from './testing/toy-deciders.js';
import { ToyPool } from './testing/toy-pool.js';

let toy: ToyPool;
let contacts: string[];
beforeEach(async () => {
  toy = await ToyPool.open();
  contacts = await toy.meet(...Array.from({ length: 30 }, (_, i) => `p${i}@example.org`));
});
afterEach(() => toy.close());

const sayAll = (list: string[], text: string) => toy.input('toy.say-all', { contacts: list, text });
const notesOf = async () => Promise.all(contacts.map(async (contact) => (await toy.card(contact))?.notes.slice(1)));
const job = async () => {
  const started = (
    await toy.platform.documents.list<JobRecord>({ pool: 'p_toy', collection: 'job', index: 'by-age', limit: 10 })
  ).items;
  return started.map(({ body }) => body);
};

test('a job decides its input for every contact, slice by slice, without further inputs', async () => {
  await toy.restart({ limits: { slice: 7 } });
  await toy.say(sayAll([...contacts, 'c_unknown'], 'hello'));
  expect(await notesOf()).toEqual(contacts.map(() => ['hello']));
  expect(await job()).toMatchObject([
    { total: 31, cursor: 31, counts: { changed: 30, unchanged: 0, refused: 1, parked: 0 } },
  ]);
  expect(await toy.read('owner', 'self')).toMatchObject({ work: [] });
});

test('after a crash in the middle it goes on where it was, and nobody is told twice', async () => {
  let left = 3;
  await toy.restart({
    limits: { slice: 7 },
    faults: (platform) =>
      withCommits(platform, async (batch, commit) => {
        if (left-- <= 0) await new Promise(() => undefined);
        await commit(batch);
      }),
  });
  await toy.append(sayAll(contacts, 'hello'));
  await toy.platform.quiet();
  toy.platform.crash();
  await toy.start();
  await toy.settled();
  expect(await notesOf()).toEqual(contacts.map(() => ['hello']));
  expect((await toy.told()).filter((type) => type === 'contact.note-added: hello')).toHaveLength(30);
});

test('what is said meanwhile is decided between two slices', async () => {
  await toy.restart({ limits: { slice: 5 } });
  await toy.append(sayAll(contacts, 'hello'));
  await toy.say(toy.input('toy.meet', { email: 'new@example.org', text: 'in between' }));
  const told = await toy.told();
  const at = told.indexOf('contact.note-added: in between');
  expect(told.slice(at).filter((type) => type === 'contact.note-added: hello').length).toBeGreaterThanOrEqual(15);
});

test('a contact for whom it cannot be decided is parked, the others are not', async () => {
  const [first = ''] = contacts;
  await toy.say(sayAll(contacts.slice(0, 3), 'boom'));
  expect(await job()).toMatchObject([{ cursor: 3, counts: { parked: 3 } }]);
  const { held = [] } = (await toy.card(first)) ?? {};
  expect(held).toHaveLength(1);
  broken.on = false;
  for (const line of held) await toy.say(toy.input('parked.replay', { line }));
  expect(await toy.card(first)).toMatchObject({ held: [], notes: ['met p0@example.org', 'boom'] });
});

test('a contact in a parked line waits there', async () => {
  await toy.say(toy.input('toy.say', { contact: contacts[1], text: 'boom' }));
  await toy.say(sayAll(contacts.slice(0, 3), 'hello'));
  expect(await job()).toMatchObject([{ counts: { changed: 2, parked: 1 } }]);
});

test('a job whose end was written and nobody heard of it is not looked for any more', async () => {
  await toy.restart({
    limits: { slice: 7 },
    faults: (platform) =>
      withCommits(platform, async (batch, commit) => {
        await commit(batch);
        const isLast = batch.records.some(({ body }) => (body as { finishedAt?: number } | null)?.finishedAt);
        if (isLast) throw new CommitFailed('unclear', 'the answer was lost');
      }),
  });
  await toy.say(sayAll(contacts, 'hello'));
  expect(await notesOf()).toEqual(contacts.map(() => ['hello']));
  expect(await toy.read('owner', 'self')).toMatchObject({ work: [] });
});
