import type { FaultName } from './faults.js';

/** One call in so many fails, by what it is. Reads are many and alike. */
export const EVERY = { append: 50, commit: 34, key: 150, save: 140, read: 5000, deliver: 45, job: 60, queue: 150 };

export const reading: FaultName[] = ['call refused', 'crash before'];
export const writing: FaultName[] = ['call refused', 'answer lost', 'crash before', 'crash after', 'done twice'];
export const committing: FaultName[] = [
  'commit transient',
  'commit unclear',
  'commit impossible',
  'crash before',
  'crash after commit',
  'done twice',
];
