import { expect, test } from '@jest/globals';
import { caldav } from '../connectors/dav/dav.js';
import { imap } from '../connectors/imap/imap.js';
import { sourceKinds } from './kinds.js';
import { kindGroups } from './kind-groups.texts.js';
import { problemText, problemTexts } from './problem.texts.js';
import { settingFields } from './setting-help.js';
import { shownKind } from './source.presenter.js';

const kinds = [...sourceKinds.pulled, ...sourceKinds.calling];

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s explains every field of its form', (_name, kind) => {
  expect(settingFields(kind).map(({ name }) => name)).toEqual(Object.keys(kind.settings.shape));
});

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s gives no two fields the same words', (_name, kind) => {
  const labels = settingFields(kind).map(({ label }) => label.en);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(kinds.map((kind) => [kind.kind, kind] as const))(
  '%s folds away nothing that must be given',
  (_name, kind) => {
    const folded = settingFields(kind).filter(({ under }) => under !== undefined);
    expect(folded.filter(({ required }) => required)).toEqual([]);
  },
);

test.each([
  [imap, ['token', 'refresh', 'client', 'clientSecret', 'tokenAddress']],
  [caldav, ['refresh', 'client', 'clientSecret', 'tokenAddress']],
])('$kind folds away what signs in by token', (kind, names) => {
  const { fields } = shownKind(kind, 'en') as { fields: { name: string; under: string | null }[] };
  const folded = fields.filter(({ under }) => under === 'Sign in by token (OAuth) instead');
  expect(folded.map(({ name }) => name)).toEqual(names);
});

test('a kind says under what it stands, in the words of whoever asks, and no group is empty', () => {
  expect(shownKind(imap, 'de')).toMatchObject({ group: { id: 'mail', title: 'Mail, Kalender, Adressbücher' } });
  expect(new Set(kinds.map(({ group }) => group))).toEqual(new Set(Object.keys(kindGroups)));
});

test('no two kinds share a name', () => {
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
});

test('every problem has its sentences in both languages, and an unknown one is a fault of ours', () => {
  expect(problemTexts.de).toEqual(problemTexts.en);
  expect(problemText({ code: 'unheard-of', facts: {} }, 'en').text).toContain('fault of ours');
});
