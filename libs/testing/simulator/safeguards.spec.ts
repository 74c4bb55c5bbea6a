import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const isProduction = (file: string): boolean => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(file);

test('a safeguard is left out by nobody but the simulator', () => {
  const files = ['apps', 'libs'].flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const production = files.filter(isProduction);
  const leavingOut = production.filter((file) =>
    /\bwithout:\s*\[|\bdeciding:\s*\{/.test(fs.readFileSync(path.join(root, file), 'utf8')),
  );
  expect(production.length).toBeGreaterThan(100);
  expect(leavingOut).toEqual([]);
});
