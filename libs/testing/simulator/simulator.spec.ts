import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = path.join(root, 'dist/libs/testing/simulator/run.js');

/** The compiled simulator, as `npm run sim` starts it; what it says is seen as it comes. */
async function sim(...args: string[]): Promise<number | null> {
  const child = fork(program, args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: 'inherit',
    cwd: root,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

describe('the simulated world', () => {
  test('keeps every promise through 40 seeds of faults', async () => {
    expect(await sim('--seeds', '40')).toBe(0);
  }, 1_200_000);

  test.each(['position', 'origin', 'outcome', 'held'])(
    'notices when the owner decides without its safeguard "%s"',
    async (safeguard) => {
      expect(await sim('--mutant', safeguard, '--seeds', '40')).toBe(0);
    },
    1_200_000,
  );
});

describe('a safeguard', () => {
  const production = (file: string): boolean => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(file);
  const files = ['apps', 'libs']
    .flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter(production);

  test('is left out by nobody but the simulator', () => {
    const leavingOut = files.filter((file) =>
      /\bwithout:\s*\[|\bdeciding:\s*\{/.test(fs.readFileSync(path.join(root, file), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(leavingOut).toEqual([]);
  });
});
