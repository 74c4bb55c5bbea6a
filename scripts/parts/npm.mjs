import { capture } from './processes.mjs';

/** The npm that started us, else the one on the path. */
export function npm(args) {
  const started = process.env.npm_execpath;
  if (started && /npm-cli\.[cm]?js$/.test(started)) return capture(process.execPath, [started, ...args]);
  const windows = process.platform === 'win32';
  return capture(windows ? 'npm.cmd' : 'npm', args, { shell: windows });
}
