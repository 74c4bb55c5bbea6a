/** `npm run bench`: how fast a large import is, and how people are served meanwhile (`-- --rows 20000`, `-- --json`). */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('libs/testing/bench/bench.js', args, { build: ['server', 'page'] }));
