import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { imap } from '../connectors/imap/imap.js';
import { NOW, platform, type Said } from '../connectors/testing/platform-world.js';
import type { StoredSource } from './source.js';
import { asking, givenSources, type GivenSources } from './testing/given-sources.js';
import { withAccess } from './with-access.js';
import { worldOf } from './world-of.js';

const TOKENS = 'https://login.team.example';
const MINUTE = 60_000;
const settings = {
  ...{ server: 'imap.team.example', user: 'rike@team.example', refresh: 'refresh-1' },
  ...{ client: 'app-1', clientSecret: 'app secret', tokenAddress: `${TOKENS}/token` },
};
let given: GivenSources;
let source: StoredSource;

beforeEach(async () => {
  given = await givenSources([imap]);
  const made = await given.sources.connect(asking, { kind: imap, name: 'Mail', settings, basis: 'own-relation' });
  if ('refused' in made) throw new Error(made.refused);
  const stored = await given.store.read(made.pool, made.id);
  if (stored === null) throw new Error('It is not there.');
  source = stored;
});
afterEach(() => given.stop());

/** Asks for access at a time after `NOW`, of a provider that answers this. */
async function access(said: Said, after = 0) {
  const { asked, world } = platform(TOKENS, () => said);
  const stored = await withAccess(given, source, { kind: imap, world: { ...world, now: NOW + after } });
  source = stored;
  return { asked, own: stored.source.own };
}
const granted = (n: number, more: object = {}) => ({ access_token: `access-${n}`, expires_in: 3600, ...more });

test('an access token is had for the refresh token, stored before it is used, and used until five minutes before its end', async () => {
  const { asked, own } = await access(granted(1));
  expect(asked[0]).toMatchObject({
    ...{ url: `${TOKENS}/token` },
    question: {
      method: 'POST',
      body: 'grant_type=refresh_token&refresh_token=refresh-1&client_id=app-1&client_secret=app+secret',
    },
  });
  expect((await given.store.read('p_1', source.source.id))?.source.own.access).toEqual(own.access);
  const { egress } = platform(TOKENS, () => undefined).world;
  const world = await worldOf({ ...given.platform, egress, clock: given.clock }, source.source);
  expect(world.secrets['token']).toBe('access-1');
  expect((await access(granted(2), 54 * MINUTE)).asked).toEqual([]);
  expect((await access(granted(2), 56 * MINUTE)).own.access).toEqual({ token: 'access-2', until: NOW + 116 * MINUTE });
});

test('a refresh token that the provider changes is kept in place of the one before', async () => {
  const { own } = await access(granted(1, { refresh_token: 'refresh-2' }));
  expect(own.secrets['refresh']).toEqual(['refresh-2']);
  const { asked } = await access(granted(2), 60 * MINUTE);
  expect(asked[0]?.question?.body).toContain('refresh_token=refresh-2');
});

test('what was granted while somebody changed the source is not lost, unless they gave a token of their own', async () => {
  const { id } = source.source;
  const change = (own: object) => given.store.change('p_1', id, (one) => ({ ...one, own: { ...one.own, ...own } }));
  await change({ name: 'Her mail' });
  await expect(access(granted(1, { refresh_token: 'refresh-2' }))).rejects.toMatchObject({ kind: 'fenced' });
  const known = (await given.store.read('p_1', id))?.source.own;
  expect(known).toMatchObject({
    ...{ name: 'Her mail', secrets: { refresh: ['refresh-2'] }, access: { token: 'access-1' } },
  });
  await change({ secrets: { refresh: ['refresh-9'] }, access: null });
  await expect(access(granted(3, { refresh_token: 'refresh-3' }))).rejects.toMatchObject({ kind: 'fenced' });
  expect((await given.store.read('p_1', id))?.source.own).toMatchObject({
    ...{ secrets: { refresh: ['refresh-9'] }, access: null },
  });
});

test('whose refresh token somebody else has used meanwhile goes on with what they were granted', async () => {
  const own = { secrets: { refresh: ['refresh-2'] }, access: { token: 'access-2', until: NOW + 60 * MINUTE } };
  await given.store.change('p_1', source.source.id, (one) => ({ ...one, own: { ...one.own, ...own } }));
  const refused = { status: 400, json: { error: 'invalid_grant' } };
  expect((await access(refused)).own).toMatchObject(own);
  await expect(access(refused, 60 * MINUTE)).rejects.toMatchObject({ code: 'consent-revoked' });
});

test.each([
  [{ status: 400, json: { error: 'invalid_grant' } }, 'consent-revoked', 'refused'],
  [{ status: 400, text: 'no' }, 'consent-revoked', 'refused'],
  [{ status: 401, json: { error: 'invalid_client' } }, 'client-refused', 'refused'],
  [{ status: 503 }, 'server-trouble', undefined],
  [{ status: 200, text: '<!doctype html>' }, 'api-html', undefined],
  [{ status: 200, json: { token: 'other' } }, 'api-changed', undefined],
])('a provider that answers %j grants nothing, and nothing is changed', async (said, code, stops) => {
  await expect(access(said)).rejects.toMatchObject({ code, why: stops === undefined ? {} : { stops } });
  expect((await given.store.read('p_1', source.source.id))?.source.own.secrets['refresh']).toEqual(['refresh-1']);
});

test('whoever gives other settings is asked for access anew, and a source with a password for none', async () => {
  await access(granted(1));
  const other = { ...settings, refresh: 'refresh-9' };
  const changed = await given.sources.change({ ...asking, key: 'new' }, source.source.id, { settings: other });
  expect('refused' in changed ? changed : changed.own).toMatchObject({
    access: null,
    secrets: { refresh: ['refresh-9'] },
  });
  const rest = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'refresh'));
  await given.sources.change({ ...asking, key: 'word' }, source.source.id, {
    settings: { ...rest, password: 'an app password' },
  });
  source = (await given.store.read('p_1', source.source.id)) ?? source;
  expect((await access(granted(2))).asked).toEqual([]);
});

test('a refresh token is taken alone, and with the app it was granted to', () => {
  const taken = (more: object) => imap.settings.safeParse({ ...settings, ...more }).success;
  expect([taken({}), taken({ password: 'word' }), taken({ token: 't' }), taken({ client: undefined })]).toEqual([
    ...[true, false, false, false],
  ]);
});
