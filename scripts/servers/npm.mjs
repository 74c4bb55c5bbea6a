import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../parts/failure.mjs';
import { fetched } from './places.mjs';
import { onPath, run } from './processes.mjs';

/**
 * A server that comes from npm, in packages that this repository does not depend on: `folder()` is where they lie,
 * `program(tell)` answers the Node they run on once they do. Nothing that they would run while they are installed is run.
 */
export function fromNpm(name, packages) {
  const folder = () => fetched(name);
  const install = async (tell) => {
    const npm = onPath('npm');
    if (npm === null) throw new Failure('npm is needed to fetch it');
    tell(`fetching ${packages.join(' ')} with npm`);
    fs.rmSync(folder(), { recursive: true, force: true });
    fs.mkdirSync(folder(), { recursive: true });
    fs.writeFileSync(path.join(folder(), 'package.json'), JSON.stringify({ private: true }));
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--save-exact'];
    const sentence = `npm could not fetch ${packages.join(' ')}`;
    await run(npm, ['install', ...quietly, ...packages], { cwd: folder(), sentence });
    fs.writeFileSync(path.join(folder(), '.complete'), '');
  };
  const program = async (tell) => {
    if (!fs.existsSync(path.join(folder(), '.complete'))) await install(tell);
    return process.execPath;
  };
  return { folder, program };
}
