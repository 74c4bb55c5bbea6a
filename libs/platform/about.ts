import fs from 'node:fs';
import path from 'node:path';

/** The repository, seen from the compiled program (`dist/apps/standalone/src`) or from the source. */
const root = findRoot(import.meta.dirname);

/** The release, from package.json. */
export const version = (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The built page, or null where only the API was built. */
export function pageFolder(): string | null {
  const folder = path.join(root, 'dist', 'web');
  return fs.existsSync(path.join(folder, 'index.html')) ? folder : null;
}

/** The program that plays a pool's last days again: a process of its own, so that nobody waits for it. */
export function rehearsalProgram(): string {
  return path.join(root, 'dist', 'apps', 'standalone', 'src', 'rehearse', 'replay.worker.js');
}

/** The program that proves a pool's ledger: a process of its own, which knows the rules of nobody. */
export function verifyProgram(): string {
  return path.join(root, 'dist', 'apps', 'standalone', 'src', 'verify-ledger.worker.js');
}

function findRoot(from: string): string {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
  }
  throw new Error(`No package.json above ${from}`);
}
