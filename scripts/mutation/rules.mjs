/** What is quick and says what the rules say: every spec beside them but those of a thousand lives, and the recorded histories. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recorded = 'apps/standalone/src/proofs/recorded-histories.spec.ts';
const beside = fs.globSync('libs/etiquette/**/*.spec.ts', { cwd: root });

for (const spec of [...beside.filter((file) => !file.endsWith('.properties.spec.ts')).sort(), recorded])
  await import(path.join(root, spec));
