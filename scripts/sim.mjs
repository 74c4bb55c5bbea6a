/** `npm run sim`: the simulator, any number of seeds (`-- --seeds 5000`). */
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

await runScript((args) => launch('joined/simulator.js', args, { build: ['server'] }));
