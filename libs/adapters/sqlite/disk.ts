import fs from 'node:fs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { LogSync } from './log-sync.js';

/** Below this many free bytes nothing more is taken in: what has been taken in can still be finished and moved away. */
export const DISK_RESERVE = 200 * 1024 * 1024;

/** Free bytes on the disk that holds `folder`, for this user. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

interface DiskParts {
  folder: string;
  /** bytes */
  reserve: number;
  free?: (folder: string) => number;
  /** of the files in the folder */
  logs: readonly Pick<LogSync, 'failure'>[];
}

/** Refuses writes while the disk has less than its reserve left, and once it has not kept what it was given. Reading is never refused. */
export class Disk {
  constructor(private readonly parts: DiskParts) {}

  /** Throws OutsideWorld: `disk-full` below the reserve; `store-unavailable` until Kith is started again. */
  demand(): void {
    const refusal = this.#refusal();
    if (refusal !== null) throw refusal;
  }

  /** Why nothing is written at this moment, in one sentence; null while something would be. */
  health(): string | null {
    return this.#refusal()?.message ?? null;
  }

  #refusal(): OutsideWorld | null {
    const { folder, reserve, free = freeBytes, logs } = this.parts;
    for (const { failure } of logs)
      if (failure !== null) return new OutsideWorld(failure.message, true, 'store-unavailable', { cause: failure });
    const left = free(folder);
    if (left >= reserve) return null;
    const text = `Less than ${megabytes(reserve)} MB are free in ${folder} (${megabytes(left)} MB): nothing is written until you make room, reading goes on.`;
    return new OutsideWorld(text, false, 'disk-full');
  }
}

function megabytes(bytes: number): string {
  return String(Math.floor(bytes / 1024 / 1024));
}
