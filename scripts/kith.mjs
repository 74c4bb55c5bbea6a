/** `npm run kith -- <command>`: the command line. */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

/** MB; a command is no server that has to stay small, and a rehearsal makes much that is soon forgotten. */
const flags = ['--max-semi-space-size=64'];

await runScript((args) => launch('joined/kith.js', args, { flags }));
