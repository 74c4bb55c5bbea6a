import fs from 'node:fs';
import path from 'node:path';

/** How the command line finds the running server: its address and a session of the local owner. Mode 0600, gone at shutdown. */
export interface ServerFile {
  address: string;
  session: string;
  pid: number;
}

const NAME = 'server.json';

export function writeServerFile(dataDir: string, content: ServerFile): void {
  const file = path.join(dataDir, NAME);
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
}

export function removeServerFile(dataDir: string): void {
  fs.rmSync(path.join(dataDir, NAME), { force: true });
}

/** null if no server left one; it may be stale after a crash. */
export function readServerFile(dataDir: string): ServerFile | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(dataDir, NAME), 'utf8')) as ServerFile;
  } catch {
    return null;
  }
}
