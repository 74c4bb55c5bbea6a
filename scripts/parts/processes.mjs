import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { root } from './paths.mjs';

/** Runs a program to its end and keeps what it says: { code, output }. Never throws for a failing program. */
export function capture(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve({ code: 1, output: error.message, missing: error.code === 'ENOENT' }),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** Runs a program on our terminal and answers its exit code. */
export function show(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const parent = process.ppid;
/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Becomes another program as nearly as Node allows: its terminal, its arguments, its exit code, every signal passed on.
 * Ctrl-C at a terminal reaches the child by itself and is not sent twice.
 */
export function become(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    for (const signal of signals) {
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    const watch = onceAbandoned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.removeAllListeners(name);
      if (signal) process.kill(process.pid, signal);
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}

/** A signal to `npm start` ends npm and its shell without reaching us: under npm we go when our parent has gone. */
function onceAbandoned(leave) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 200);
  return watch;
}

/** `since()` answers the seconds passed, as text: "3.2 s". */
export function stopwatch() {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** One line that is rewritten on a terminal and printed once at begin and end elsewhere. */
export function progressLine(describe) {
  const live = process.stderr.isTTY;
  const since = stopwatch();
  const line = () => `${describe()} (${since()})`;
  const write = () => process.stderr.write(`\r\x1b[2K${line()}`);
  if (live) write();
  else process.stderr.write(`${describe()} …\n`);
  const timer = setInterval(() => (live ? write() : process.stderr.write(`${line()} …\n`)), live ? 500 : 15_000);
  return {
    end() {
      clearInterval(timer);
      process.stderr.write(live ? `\r\x1b[2K${line()}\n` : `${line()}\n`);
    },
  };
}
