/** `npm start`: Kith in one process, from a bare clone. Arguments go to the server (`npm start -- --demo`). */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('joined/main.js', args));
