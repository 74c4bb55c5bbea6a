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
