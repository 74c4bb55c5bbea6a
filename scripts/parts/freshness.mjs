import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * Every file below some files and folders, sorted, as paths from the root; `skip(path)` leaves one out.
 * @param {string[]} places
 * @param {(place: string) => boolean} skip
 */
export function filesBelow(places, skip = () => false) {
  const found = [];
  const walk = (place) => {
    if (skip(place)) return;
    const stat = fs.statSync(inRoot(place), { throwIfNoEntry: false });
    if (stat?.isFile()) found.push(place);
    if (stat?.isDirectory()) for (const name of fs.readdirSync(inRoot(place))) walk(path.posix.join(place, name));
  };
  places.forEach(walk);
  return found.sort();
}

/** A short word that changes when a file is added, removed or written: name, size and time of change, not content. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = fs.statSync(inRoot(file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Remembers in `stampFile` what a build was made from, so that an unchanged tree is not built again. */
export function freshness(stampFile, listFiles) {
  const stamp = inRoot(stampFile);
  const now = fingerprint(listFiles());
  return {
    fresh: fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now,
    remember() {
      fs.mkdirSync(path.dirname(stamp), { recursive: true });
      fs.writeFileSync(stamp, now);
    },
  };
}
