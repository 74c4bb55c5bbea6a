import { parentPort, workerData } from 'node:worker_threads';
import { readFeed } from './read-feed.js';

const { text, address } = workerData as { text: string; address: string };
parentPort?.postMessage(readFeed(text, address));
