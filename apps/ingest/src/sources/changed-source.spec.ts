import { expect, test } from '@jest/globals';
import { imap } from '../connectors/imap/imap.js';
import { changed } from './changed-source.js';
import type { Settings, SourceKind } from './kind.js';
import { newSource } from './new-source.js';
import { mergedSettings, readSettings } from './source.requests.js';
import type { Source } from './source.js';
import { asking, MONDAY } from './testing/given-sources.js';
import { toyCaller } from './testing/toy-kinds.js';

const mailbox = { server: 'imap.team.example', user: 'me@team.example' };

function connected(kind: SourceKind, settings: Settings): Source {
  const about = { ...asking, kind, settings, name: 'Any', basis: kind.basis };
  return newSource({ ...about, id: 's_1', now: MONDAY, random: () => 'made' });
}

/** The source after a member asked for other settings, or the field that they must give too. */
function after(source: Source, kind: SourceKind, given: Settings): Source | string {
  const read = readSettings(kind, mergedSettings(source, kind, given));
  return 'problem' in read
    ? String(read.problem.extensions['field'])
    : changed(source, kind, { settings: read.settings });
}

test.each([{ server: 'imap.elsewhere.example' }, { server: 'imap.team.example:1993' }, { user: 'else@team.example' }])(
  'whoever has %j asked instead must know its password',
  (given) => {
    const source = connected(imap, { ...mailbox, password: 'word' });
    expect(after(source, imap, given)).toBe('settings.password');
    expect(after(source, imap, { ...given, password: 'theirs' })).toMatchObject({
      own: { settings: { ...mailbox, ...given }, secrets: { password: ['theirs'] } },
    });
  },
);

test('what changes neither place nor user keeps its password', () => {
  const source = connected(imap, { ...mailbox, password: 'word' });
  const given = { server: mailbox.server, sent: 'Archive/Out' };
  expect(after(source, imap, given)).toMatchObject({
    own: { settings: { sent: 'Archive/Out' }, secrets: { password: ['word'] } },
  });
});

test('a password in a token’s stead leaves nothing of the token', () => {
  const source = connected(imap, { ...mailbox, token: 'ya' });
  const replaced = after(source, imap, { token: null, password: 'word' });
  expect(replaced).toMatchObject({ own: { secrets: { password: ['word'] } } });
  expect(JSON.stringify(replaced)).not.toContain('"ya"');
});

test('other settings of a platform that calls us leave its secrets as they are', () => {
  const source = connected(toyCaller, { secret: 'first-secret' });
  const renewed = after(source, toyCaller, { secret: 'second-secret' }) as Source;
  expect(after(renewed, toyCaller, { tenant: 'acme' })).toMatchObject({
    own: { settings: { tenant: 'acme' }, secrets: { secret: ['second-secret', 'first-secret'] } },
  });
});
