/** `npm run bench`: the benchmarks, on what is built for production. */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('apps/standalone/src/bench/bench.js', args, { build: ['server'] }));
