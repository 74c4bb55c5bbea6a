/** `npm run fuzz`: every format of import reads 10,000 broken files of its own, every platform that calls as many deliveries, every one that is asked as many answers (`-- --files 500 --format vcard --seed 7`). */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('libs/testing/fuzz/fuzz.js', args, { build: ['server'] }));
