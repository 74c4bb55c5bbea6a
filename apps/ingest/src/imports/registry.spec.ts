import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { formatOf, importFormats } from './registry.js';

test('every format has a name of its own, a folder of that name, and a fixture', async () => {
  expect(new Set(importFormats.map(({ name }) => name)).size).toBe(importFormats.length);
  for (const { name } of importFormats) {
    expect((await readdir(new URL(`${name}/fixtures`, import.meta.url))).length).toBeGreaterThan(0);
  }
});

test('a format is found by its name, an unknown one is not', () => {
  expect(formatOf('linkedin-csv')?.name).toBe('linkedin-csv');
  expect(formatOf('floppy')).toBeUndefined();
});
