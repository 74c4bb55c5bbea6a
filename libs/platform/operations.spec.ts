import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collections } from './collections.js';
import { openPlatform } from './open-platform.js';

const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The rows of its table of collections: names, who keeps them, whether they are backed up, how long. */
const rows = page
  .split('\n')
  .filter((line) => /\| (rebuilt|backed up) +\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, names = '', service, backup, kept]) =>
    [...names.matchAll(/`([^`]+)`/g)]
      .flatMap(([, some = '']) => some.split(' '))
      .map((name) => ({ name, service, backup, kept })),
  );

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

describe('docs/operations.md, which says where data lies', () => {
  test('names every collection once, with whose it is and whether it is backed up', () => {
    const listed = collections.map(({ name, service, kind }) => ({
      ...{ name, service },
      backup: kind === 'record' ? 'backed up' : 'rebuilt',
    }));
    expect(rows.map(({ name, service, backup }) => ({ name, service, backup })).sort(byName)).toEqual(
      listed.sort(byName),
    );
  });

  test('says how many days a collection is kept that is kept for days', () => {
    const dated = collections.filter(({ days }) => days !== undefined);
    expect(dated.length).toBeGreaterThan(5);
    for (const { name, days } of dated)
      expect({ name, kept: rows.find((row) => row.name === name)?.kept }).toEqual({
        name,
        kept: expect.stringContaining(`${String(days)} days`),
      });
  });

  test('names every file of the two folders', async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-operations-'));
    const [dataDir, keysDir] = [path.join(root, 'data'), path.join(root, 'keys')];
    const platform = await openPlatform({ dataDir, keysDir, durable: false });
    const files = [...fs.readdirSync(dataDir), ...fs.readdirSync(keysDir)].filter(
      (name) => !/-(wal|shm|journal)$/.test(name),
    );
    await platform.close();
    fs.rmSync(root, { recursive: true });
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
