import fs from 'node:fs';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** Below this many free bytes nothing more is taken in: what has been taken in can still be finished and moved away. */
export const DISK_RESERVE = 200 * 1024 * 1024;

/** Free bytes on the disk that holds `folder`, for this user. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** Refuses writes while the disk has less than its reserve left. Reading is never refused. */
export class Disk {
  constructor(
    private readonly folder: string,
    private readonly reserve: number,
    private readonly free: (folder: string) => number = freeBytes,
  ) {}

  /** Throws OutsideWorld `disk-full` below the reserve. */
  demand(): void {
    const free = this.free(this.folder);
    if (free >= this.reserve) return;
    const text = `Less than ${megabytes(this.reserve)} MB are free in ${this.folder} (${megabytes(free)} MB): nothing is written until you make room, reading goes on.`;
    throw new OutsideWorld(text, false, 'disk-full');
  }
}

function megabytes(bytes: number): string {
  return String(Math.floor(bytes / 1024 / 1024));
}
