import fs from 'node:fs';
import { parentProcess } from '#libs/platform/this-process.js';
import { linesOf } from './lines.js';
import { verify } from './verify/verify.js';

/** Proves the ledger in a file, and tells its parent how many events were read, and how often a promise was broken. */
try {
  const { file, now } = (await parentProcess.work()) as { file: string; now: number };
  const { events, checked, findings } = await verify(linesOf(fs.createReadStream(file)), now);
  parentProcess.tell({ results: { events, promises: Object.keys(checked).length, broken: findings.length } });
} catch (error) {
  parentProcess.tell({ failed: String(error) });
}
parentProcess.leave();
