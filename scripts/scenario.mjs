/** `npm run scenario -- NAME`: lives through first-weeks, second-file, never-answers, all-at-once, useful, rehearsed or kill; exit 1 if a promise was broken. */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('libs/testing/scenarios/scenario.js', args, { build: ['server', 'page'] }));
