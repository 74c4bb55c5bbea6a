/** `npm run kith -- <command>`: the command line. */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('apps/standalone/src/cli/kith.js', args));
