import { capture } from '../parts/processes.mjs';
import { onPath } from './processes.mjs';

/** apt takes one at a time: each waits for the one before. */
let before = null;

/** The path of a program, which is first installed with apt where that is possible: by root, on Debian and its kin. Else null. */
export async function programOrPackage(name, packageName, tell) {
  const apt = onPath('apt-get');
  if (onPath(name) === null && apt !== null && process.getuid?.() === 0) {
    tell(`installing ${packageName} with apt-get`);
    before = (before ?? say(apt, 'update', '-q')).then(() => install(apt, packageName));
    await before;
  }
  return onPath(name);
}

function install(apt, packageName) {
  return say(apt, 'install', '-y', '-q', '--no-install-recommends', packageName);
}

/** RUNLEVEL: a server that is installed must not start by itself. */
function say(apt, ...args) {
  return capture(apt, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } });
}
