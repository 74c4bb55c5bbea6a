import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/**
 * Where the keys of a data folder lie unless KITH_KEYS says otherwise: in the user's configuration folder, never in the
 * data folder. Each data folder has its own, named after its path, so that two never share keys by accident. Whoever
 * moves a data folder sets KITH_KEYS to the folder its keys are in.
 */
export function defaultKeysFolder(env: NodeJS.ProcessEnv, dataDir: string, system = os.platform()): string {
  const absolute = path.resolve(dataDir);
  const mark = createHash('sha256').update(absolute).digest('hex').slice(0, 8);
  return path.join(configurationFolder(env, system), 'kith', `${path.basename(absolute)}-${mark}`);
}

function configurationFolder(env: NodeJS.ProcessEnv, system: NodeJS.Platform): string {
  const home = os.homedir();
  if (system === 'win32') return env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  if (system === 'darwin') return path.join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
}
