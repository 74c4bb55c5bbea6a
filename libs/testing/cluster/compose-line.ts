import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Service {
  command?: string[];
  entrypoint?: string[];
  healthcheck?: { test: string[] };
}

type Part = 'command' | 'entrypoint' | 'health';

/**
 * A command line of a compose file, as Compose hands it to the container; what may be set stands there as in `given`,
 * or as it stands if it is not set.
 */
export function composeLine(file: string, service: string, part: Part, given: Record<string, string> = {}): string[] {
  const compose = parse(fs.readFileSync(path.join(root, file), 'utf8'), { merge: true }) as {
    services: Record<string, Service>;
  };
  const { healthcheck, ...lines } = compose.services[service] ?? {};
  const line = (part === 'health' ? healthcheck?.test : lines[part])?.map((word) => asGiven(word, given));
  if (line === undefined) throw new Error(`${service} has no ${part} in ${file}`);
  return part === 'health' ? probe(line) : line;
}

/** How Compose runs a health check. */
function probe([kind, ...rest]: string[]): string[] {
  return kind === 'CMD-SHELL' ? ['sh', '-c', ...rest] : rest;
}

/** `${NAME:-unset}` as Compose fills it in, and `$$`, which stands for one `$`. */
function asGiven(word: string, given: Record<string, string>): string {
  const filled = word.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, unset: string) => given[name] ?? unset);
  return filled.replaceAll('$$', '$');
}

/** Runs such lines on this machine, where some programs of the image are stood in for by scripts of the test. */
export class LineRunner {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-line-'));
  readonly #running: ChildProcess[] = [];

  /** Whatever is called `name` is this shell script from now on. */
  standIn(name: string, script: string): void {
    fs.mkdirSync(this.#programs, { recursive: true });
    fs.writeFileSync(path.join(this.#programs, name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  }

  /** Runs a line to its end; answers its exit code. */
  run([program = '', ...args]: string[], env: Record<string, string> = {}): Promise<number> {
    return new Promise((resolve) => {
      const child = execFile(program, args, { env: this.#env(env) }, () => resolve(child.exitCode ?? -1));
    });
  }

  /** Starts a line that goes on. */
  start([program = '', ...args]: string[], env: Record<string, string>): void {
    this.#running.push(spawn(program, args, { env: this.#env(env), stdio: 'ignore' }));
  }

  /** Ends what was started, if it still runs. */
  async close(): Promise<void> {
    for (const child of this.#running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  get #programs(): string {
    return path.join(this.folder, 'programs');
  }

  #env(env: Record<string, string>): NodeJS.ProcessEnv {
    const places = [this.#programs, path.dirname(process.execPath), process.env['PATH'] ?? ''];
    return { ...process.env, PATH: places.join(path.delimiter), TMPDIR: this.folder, ...env };
  }
}
