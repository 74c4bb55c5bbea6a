import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { POOL } from '#libs/testing/contracts/given-bus.js';
import { change } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';

let subject: EmbeddedSubject;
beforeEach(() => {
  subject = new EmbeddedSubject(contractCollections);
});
afterEach(() => subject.close());

const filesHold = (text: string) =>
  fs.readdirSync(subject.dataDir).some((name) => fs.readFileSync(path.join(subject.dataDir, name)).includes(text));

it('leaves nothing in any file of what was deleted or replaced, in documents, indexes and words', async () => {
  const { documents } = subject.platform;
  const people = Array.from({ length: 300 }, (_, at) => ({
    words: `person${at} somewhere`,
    sortName: `person ${at}`,
    lastAt: at,
  }));
  await documents.save(people.map((body, at) => change('person', `k${at}`, body)));
  await documents.save([
    change('person', 'erased', { words: 'xavieraqq formeremployerqq', sortName: 'xavieraqq', lastAt: 1 }),
    change('thing', 'erased', { colour: 'colourqq', size: 1, inner: {} }),
  ]);
  await documents.save([
    change('person', 'erased', { words: 'xavieraqq newemployerqq', sortName: 'xavieraqq', lastAt: 1 }),
  ]);
  expect(filesHold('xavieraqq') && filesHold('colourqq') && filesHold('formeremployer')).toBe(true);
  await documents.save([change('person', 'erased', null), change('thing', 'erased', null)]);
  await subject.platform.scrub();

  for (const text of ['xaviera', 'avieraqq', 'formeremployer', 'newemployer', 'colourqq'])
    expect([text, filesHold(text)]).toEqual([text, false]);
  const { items } = await documents.search({
    pool: POOL,
    collection: 'person',
    words: ['person29', 'some'],
    sort: 'name',
    limit: 99,
  });
  expect(items).toHaveLength(11);
});

it('leaves nothing of a destroyed key', async () => {
  const { keys } = subject.platform;
  await keys.ensure(POOL, ['c_kept', 'c_gone']);
  await subject.platform.scrub();
  const wrapped = wrappedKey('c_gone');
  expect(filesHold(wrapped)).toBe(true);
  await keys.destroy(POOL, ['c_gone']);

  expect(filesHold(wrapped)).toBe(false);
  expect(filesHold('c_gone')).toBe(true);
});

/** The bytes behind a subject's name, as the file holds them. */
function wrappedKey(name: string): string {
  const file = fs.readFileSync(path.join(subject.dataDir, 'keys.db'));
  const at = file.indexOf(name) + name.length;
  return file.subarray(at + 20, at + 50) as unknown as string;
}
