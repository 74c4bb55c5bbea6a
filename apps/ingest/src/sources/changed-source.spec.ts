import { expect, test } from '@jest/globals';
import { bullhorn } from '../connectors/bullhorn/bullhorn.js';
import { imap } from '../connectors/imap/imap.js';
import { changed } from './changed-source.js';
import type { Settings, SourceKind } from './kind.js';
import { newSource } from './new-source.js';
import { keptSecrets, mergedSettings, readSettings } from './source.requests.js';
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

const consent = { ...mailbox, refresh: 'refresh-1', client: 'app', tokenAddress: 'https://login.team.example/token' };

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

test('a refresh token that was renewed while somebody changed something else stays, and one that they gave counts', () => {
  const source = connected(imap, consent);
  const renewed = { ...source, own: { ...source.own, secrets: { refresh: ['refresh-2'] } } };
  const wished = (given: Settings) => {
    const settings = mergedSettings(source, imap, given);
    return changed(renewed, imap, { settings, kept: keptSecrets(source, given) }).own.secrets;
  };
  expect(wished({ sent: 'Archive/Out' })).toEqual({ refresh: ['refresh-2'] });
  expect(wished({ refresh: 'refresh-9' })).toEqual({ refresh: ['refresh-9'] });
  expect(wished({ refresh: null, password: 'word' })).toEqual({ password: ['word'] });
});

test('whoever has tokens made elsewhere instead must know the refresh token', () => {
  const given = { tokenAddress: 'https://login.elsewhere.example/token' };
  expect(after(connected(imap, consent), imap, given)).toBe('settings.password');
});

test('what was read of a queue that empties is kept with other settings and a new sign-in, but not for another queue', () => {
  const access = { client: 'app', clientSecret: 'app secret', refresh: 'refresh-1' };
  const source = connected(bullhorn, { ...access, account: 'werft', subscription: 'kith' });
  const cursor = { requestId: 4, raw: null, waiting: [{ entityName: 'Candidate', entityId: '5' }] };
  const read = { ...source, own: { ...source.own, cursor } };
  expect(after(read, bullhorn, { hired: 'Placed', refresh: 'refresh-2' })).toMatchObject({ own: { cursor } });
  expect(after(read, bullhorn, { subscription: 'other' })).toMatchObject({ own: { cursor: null } });
});
