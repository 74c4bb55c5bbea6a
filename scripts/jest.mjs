#!/usr/bin/env node
/** Runs jest under the bundled Node 24 with the flags ES modules need; everything after it goes to jest. */
import { spawn } from 'node:child_process';
import { node24, root } from './parts/paths.mjs';

const args = process.argv.slice(2);
const workers = args.some((arg) => arg.startsWith('--maxWorkers') || arg === '-i') ? [] : ['--maxWorkers=2'];
const child = spawn(
  node24,
  ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...workers, ...args],
  { cwd: root, stdio: 'inherit' },
);
child.on('exit', (code) => process.exit(code ?? 1));
