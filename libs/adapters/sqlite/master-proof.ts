import { createHash } from 'node:crypto';
import { openBytes, sealBytes } from '#libs/adapters/crypto/data-key.js';
import type { MasterKey } from '#libs/adapters/crypto/master-key.js';
import { BrokenInvariant, OutsideWorld } from '#libs/kernel/errors.js';
import type { KeyTable } from './key-table.js';

/** Throws OutsideWorld `master-key-wrong` if this file was begun with another master key or pepper. */
export function proveMasterKey(
  table: KeyTable,
  { file, master }: { file: string; master: MasterKey },
  nonce: Buffer,
): void {
  const fingerprint = createHash('sha256').update(master.pepper).digest();
  const proof = table.proof(() => sealBytes(master.key, nonce, 'proof', fingerprint));
  if (opened(master, proof)?.equals(fingerprint) === true) return;
  const text = `The master key or pepper is not the one that ${file} was begun with: set KITH_KEYS to the folder that holds it.`;
  throw new OutsideWorld(text, false, 'master-key-wrong');
}

function opened(master: MasterKey, proof: Buffer): Buffer | null {
  try {
    return openBytes(master.key, 'proof', proof);
  } catch (error) {
    if (error instanceof BrokenInvariant) return null;
    throw error;
  }
}
