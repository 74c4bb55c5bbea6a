import { expect, test } from '@jest/globals';
import { sourceKinds } from './kinds.js';
import { problemText, problemTexts } from './problem.texts.js';
import { settingFields } from './setting-help.js';

const kinds = [...sourceKinds.pulled, ...sourceKinds.calling];

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s explains every field of its form', (_name, kind) => {
  expect(settingFields(kind).map(({ name }) => name)).toEqual(Object.keys(kind.settings.shape));
});

test('no two kinds share a name', () => {
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
});

test('every problem has its sentences in both languages, and an unknown one is a fault of ours', () => {
  expect(problemTexts.de).toEqual(problemTexts.en);
  expect(problemText({ code: 'unheard-of', facts: {} }, 'en').text).toContain('fault of ours');
});
