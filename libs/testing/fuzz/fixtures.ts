import fs from 'node:fs';
import path from 'node:path';
import { importFormats } from '../../../apps/ingest/src/imports/registry.js';

/** Fixtures lie with the sources, also for a program that was compiled. */
function folderOf(format: string): string {
  let root = import.meta.dirname;
  while (!fs.existsSync(path.join(root, 'package-lock.json'))) root = path.dirname(root);
  return path.join(root, 'apps/ingest/src/imports', format, 'fixtures');
}

/** The files that lie with a format; programs that make more of them do not count. */
export function fixturesOf(format: string): Buffer[] {
  const folder = folderOf(format);
  const names = fs.readdirSync(folder).filter((name) => !/^\.|\.ts$/.test(name));
  return names.toSorted().map((name) => fs.readFileSync(path.join(folder, name)));
}

/** Those of every other format. */
export function foreignTo(format: string): Buffer[] {
  return importFormats.filter(({ name }) => name !== format).flatMap(({ name }) => fixturesOf(name));
}
