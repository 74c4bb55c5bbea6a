/**
 * `npm run etiquette`: what must be true of whatever happens, over 10,000 random histories instead of the 1,000 of the
 * tests, and from a seed of its own, which is printed (`-- --runs 20000 --seed 7`). `npm run etiquette -- record` records
 * what today's rules say of the recorded histories, and shows what that changes.
 */
import { parseArgs } from 'node:util';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { jest } from './parts/jest.mjs';

const proofs = ['considerate.properties', 'hours.properties', 'nuisance.properties', 'libs/etiquette/rules.properties'];

await runScript(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  await ensureInstalled({ dev: true });
  if (positionals[0] === 'record') {
    process.exitCode = await jest(['recorded-histories'], { KITH_RECORD: 'yes' });
    return;
  }
  console.log(`${values.runs} histories each, from seed ${values.seed}`);
  process.exitCode = await jest(proofs, { KITH_PROOF_RUNS: values.runs, KITH_PROOF_SEED: values.seed });
});
