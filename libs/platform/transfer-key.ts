import { createSecretKey, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { dataKey } from '#libs/adapters/crypto/data-key.js';
import type { DataKey } from '#libs/ports/keys.js';

/** How a passphrase becomes a key: argon2id. A package says how it was made. */
export interface TransferCost {
  /** KiB */
  memory: number;
  passes: number;
  lanes: number;
}

const KEY_SIZE = 32;
const SALT_SIZE = 16;

/** 64 MiB and three passes (RFC 9106, second recommended option): about a tenth of a second a guess. */
export const transferCost: TransferCost = { memory: 65_536, passes: 3, lanes: 4 };

/** base64 */
export function transferSalt(): string {
  return randomBytes(SALT_SIZE).toString('base64');
}

/** The key that seals what a pool takes along, AES-256-GCM, from a passphrase and the package's salt (base64). */
export async function openTransferKey(passphrase: string, salt: string, cost: TransferCost): Promise<DataKey> {
  const bytes = await hashRaw(passphrase.normalize('NFC'), {
    salt: Buffer.from(salt, 'base64'),
    memoryCost: cost.memory,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: KEY_SIZE,
  });
  return dataKey(createSecretKey(bytes), randomBytes);
}
