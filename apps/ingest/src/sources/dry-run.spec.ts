import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Egress } from '#libs/ports/egress.js';
import { imap } from '../connectors/imap/imap.js';
import { item } from '../connectors/imap/testing/messages.js';
import { dryRun } from './dry-run.js';
import { asking, givenSources, type GivenSources } from './testing/given-sources.js';

let given: GivenSources;
beforeEach(async () => {
  given = await givenSources([imap]);
});
afterEach(() => given.stop());

const egress: Egress = {
  get: () => Promise.reject(new Error('No page is asked for')),
  mailbox: () => Promise.reject(new Error('No mailbox is opened')),
  whyNever: () => null,
};

test('what counts for contacts alone, and is about nobody in the pool, is no part of what would be told', async () => {
  const settings = { server: 'imap.team.example', user: 'me@team.example', password: 'word' };
  const wish = { kind: imap, name: 'Mail', settings, basis: 'own-relation' as const };
  const source = await given.sources.connect(asking, wish);
  if ('refused' in source) throw new Error(source.refused);
  const page = { cursor: null, more: false, left: 0, notBefore: null, changed: null };
  const kind = { ...imap, pull: async () => ({ ...page, items: [item({ others: ['stranger@x.example'] })] }) };
  const shown = await dryRun({ ...given.platform, clock: given.clock, egress, store: given.store }, source, kind);
  expect(shown).toEqual({ items: [], told: 0, left: 0, unclear: 0, problem: null });
});

test('pages that say nothing yet are turned, but not for ever', async () => {
  const settings = { server: 'imap.team.example', user: 'me@team.example', password: 'word' };
  const source = await given.sources.connect(asking, { kind: imap, name: 'Mail', settings, basis: 'own-relation' });
  if ('refused' in source) throw new Error(source.refused);
  const asked: unknown[] = [];
  const telling = (from: number) => ({
    ...imap,
    pull: async (_settings: object, cursor: unknown) => {
      asked.push(cursor);
      const page = { cursor: asked.length, more: true, left: 0, notBefore: null, changed: null };
      return { ...page, items: asked.length < from ? [] : [item({ others: ['stranger@x.example'] })] };
    },
    translate: () => [{ kind: 'activity.observed', at: 1, data: { title: 'Notes', identities: [] } }],
  });
  const parts = { ...given.platform, clock: given.clock, egress, store: given.store };
  expect(await dryRun(parts, source, telling(3))).toMatchObject({ told: 1, items: [{ title: 'Notes' }] });
  expect(asked).toEqual([null, 1, 2]);
  asked.length = 0;
  expect(await dryRun(parts, source, telling(Infinity))).toMatchObject({ told: 0, problem: null });
  expect(asked).toHaveLength(6);
});

test('what would be told says what it is, and when it happened there', async () => {
  const settings = { server: 'imap.team.example', user: 'me@team.example', password: 'word' };
  const source = await given.sources.connect(asking, { kind: imap, name: 'Mail', settings, basis: 'own-relation' });
  if ('refused' in source) throw new Error(source.refused);
  const page = { cursor: null, more: false, left: 0, notBefore: null, changed: null };
  const wrote = { what: 'they-wrote', title: null, at: 7, identities: [] };
  const person = { name: { full: 'Ada Example' }, identities: [] };
  const kind = {
    ...imap,
    pull: async () => ({ ...page, items: [item({ others: ['ada@x.example'] })] }),
    translate: () => [
      { kind: 'interaction.observed', at: 99, data: wrote },
      { kind: 'person.observed', at: 99, data: person },
    ],
  };
  const shown = await dryRun({ ...given.platform, clock: given.clock, egress, store: given.store }, source, kind);
  expect(shown.items).toEqual([
    { kind: 'interaction.observed', what: 'they-wrote', title: null, url: null, at: 7, contact: null },
    { kind: 'person.observed', what: null, title: 'Ada Example', url: null, at: 99, contact: null },
  ]);
});
