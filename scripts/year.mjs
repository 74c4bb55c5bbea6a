/** `npm run year`: a year of 50 sources and 200,000 items pulled over HTTP on loopback, with the process killed on the way (`-- --sources 5 --items 2000 --days 30 --seed 7 --kills 2`). */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('libs/testing/year/year.js', args, { build: ['server'] }));
