import { expect, test } from '@jest/globals';
import { sourceKinds } from './kinds.js';
import { problemText, problemTexts } from './problem.texts.js';
import { settingFields } from './setting-help.js';

const kinds = [...sourceKinds.pulled, ...sourceKinds.calling];

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s explains every field of its form', (_name, kind) => {
  expect(settingFields(kind).map(({ name }) => name)).toEqual(Object.keys(kind.settings.shape));
});

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s gives no two fields the same words', (_name, kind) => {
  const labels = settingFields(kind).map(({ label }) => label.en);
  expect(new Set(labels).size).toBe(labels.length);
});

test('no two kinds share a name', () => {
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
});

test('every problem has its sentences in both languages, and an unknown one is a fault of ours', () => {
  expect(problemTexts.de).toEqual(problemTexts.en);
  expect(problemText({ code: 'unheard-of', facts: {} }, 'en').text).toContain('fault of ours');
});
