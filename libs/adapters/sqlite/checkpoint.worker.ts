import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './open-database.js';

/** Moves the write-ahead logs of the files in `workerData` into them, one each time it is asked, without ever holding up the writer. */
const databases = (workerData as string[]).map((file) => openDatabase({ file, cache: 1 }));

parentPort?.on('message', (which: number) => {
  databases[which]?.exec('PRAGMA wal_checkpoint(PASSIVE)');
  parentPort?.postMessage(which);
});
