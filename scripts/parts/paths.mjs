/** Where things are, for every script. Only Node's own modules: these files run before anything is installed. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

/** The Node 24 that comes with the dependencies; everything but these scripts runs on it. */
export const bundledNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
