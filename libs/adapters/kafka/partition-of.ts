import { hash } from 'node:crypto';

/** The partition of a pool: the first four bytes of its id's SHA-256, modulo the recorded number. Never changes. */
export function partitionOf(pool: string, partitions: number): number {
  return hash('sha256', pool, 'buffer').readUInt32BE() % partitions;
}
