import fs from 'node:fs';
import path from 'node:path';
import { zipOf } from '#libs/testing/linkedin-archive/zip.js';
import { importFormats } from '../../../apps/ingest/src/imports/registry.js';

/** Fixtures lie with the sources, also for a program that was compiled. */
function folderOf(format: string): string {
  let root = import.meta.dirname;
  while (!fs.existsSync(path.join(root, 'package-lock.json'))) root = path.dirname(root);
  return path.join(root, 'apps/ingest/src/imports', format, 'fixtures');
}

/** The files that lie with a format; of an archive, one of the files that lie with the formats it may hold. */
export function fixturesOf(format: string): Buffer[] {
  if (format === 'linkedin-zip') return [zipOf(members().map(({ name, own }) => ({ name, bytes: own[0] ?? '' })))];
  const folder = folderOf(format);
  const names = fs.readdirSync(folder).filter((name) => !/^\.|\.(?:ts|md)$/.test(name));
  return names.toSorted().map((name) => fs.readFileSync(path.join(folder, name)));
}

/** What a LinkedIn archive holds, with the files that lie with each. */
export function members(): { name: string; own: Buffer[] }[] {
  return [
    { name: 'Connections.csv', own: fixturesOf('linkedin-csv') },
    { name: 'messages.csv', own: fixturesOf('linkedin-messages') },
    { name: 'Invitations.csv', own: fixturesOf('linkedin-invitations') },
  ];
}

/** Those of every other format. */
export function foreignTo(format: string): Buffer[] {
  return importFormats.filter(({ name }) => name !== format).flatMap(({ name }) => fixturesOf(name));
}
