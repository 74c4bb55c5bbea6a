import fs from 'node:fs';
import path from 'node:path';
import { readConfig } from '#libs/platform/config.js';
import type { Told } from './own-process.js';
import { planOf } from './plan.js';
import { processorFile, pull } from './pull.js';

const SECOND = 1000;

/** The process that `npm run year` kills: pulls with the real `KITH_EGRESS_ALLOW` of its environment, and notes how long the processor worked for it. */
async function main([told = '']: string[]): Promise<void> {
  const { wish, ...about } = JSON.parse(told) as Told;
  const { egressAllow } = readConfig(process.env);
  const note = (): void => {
    const { user, system } = process.cpuUsage();
    fs.writeFileSync(path.join(about.folder, processorFile(process.pid)), String((user + system) / 1e6));
  };
  setInterval(note, SECOND).unref();
  await pull({ ...about, plan: planOf(wish), allow: egressAllow });
  note();
}

await main(process.argv.slice(2));
