import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Puller } from './live.js';
import type { Wish } from './plan.js';
import type { Pulling } from './pull.js';

/** What a process is told by its parent; the rest of it follows from the wish. */
export interface Told extends Pick<Pulling, 'folder' | 'port' | 'from' | 'until'> {
  wish: Wish;
}

/** Pulls in a process of its own, which is killed with SIGKILL. Rejects with its exit code if it ends with a fault. */
export const ownProcess: Puller = {
  start({ plan, allow, folder, port, from, until }) {
    const { sources, items, days, seed } = plan;
    const told: Told = { folder, port, from, until, wish: { sources, items, days, seed } };
    const env = { ...process.env, KITH_EGRESS_ALLOW: allow.join(',') };
    const args = [...process.execArgv, compiled('libs/testing/year/pulling.js'), JSON.stringify(told)];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const withUs = (): void => void child.kill('SIGKILL');
    process.once('exit', withUs);
    const ended = new Promise<boolean>((resolve, reject) => {
      child.once('exit', (code, signal) => {
        process.off('exit', withUs);
        if (code === 0 || signal === 'SIGKILL') resolve(code === 0);
        else reject(new Error(`the process that pulls ended with ${code ?? signal ?? 'nothing'}`));
      });
    });
    return { ended, kill: withUs };
  },
};

/** A compiled file, whether we run from source or from dist. */
function compiled(file: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return path.join(folder, 'dist', file);
}
