import { createHash } from 'node:crypto';
import { openBytes, sealBytes } from '#libs/adapters/crypto/data-key.js';
import type { MasterKey } from '#libs/adapters/crypto/master-key.js';
import { BrokenInvariant, OutsideWorld } from '#libs/kernel/errors.js';
import type { KeyRows } from './key-rows.js';

/** Throws OutsideWorld `master-key-wrong` if these keys were begun with another master key or pepper. */
export async function proveMasterKey(rows: KeyRows, master: MasterKey, nonce: Buffer): Promise<void> {
  const fingerprint = createHash('sha256').update(master.pepper).digest();
  const proof = await rows.prove(sealBytes(master.key, nonce, 'proof', fingerprint));
  if (opened(master, proof)?.equals(fingerprint) === true) return;
  const text =
    'The master key or pepper is not the one that the keys in MongoDB were begun with: set KITH_KEYS to the folder that holds it; every service needs the same.';
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
