import 'reflect-metadata';
import { readConfig } from '#libs/platform/config.js';
import { runProgram } from '#libs/platform/run-program.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { serve } from './serve.js';

/** What `npm start` runs: Kith in one process. `--demo`: with made-up people. */
runProgram(async (args) => {
  const demo = args.includes('--demo');
  await serve(readConfig(process.env), { demo, say: (line) => process.stdout.write(`${line}\n`), host: thisProcess });
});
