import type { CarriedKey, DataKey, Tombstone } from '#libs/ports/keys.js';
import { keyName } from './wrapped-key.js';

/** A key in the clear, for as long as it takes to wrap it. */
export interface BareKey {
  subject: string;
  /** ms */
  at: number;
  bytes: Buffer;
}

/** A key as it travels; null bytes: a destroyed one. */
export function carriedKey(
  pool: string,
  { subject, at, bytes }: Omit<BareKey, 'bytes'> & { bytes: Buffer | null },
  transfer: DataKey,
): CarriedKey {
  const sealed = bytes === null ? null : transfer.seal(keyName({ pool, subject }), bytes.toString('base64'));
  return { subject, at, sealed };
}

/** What was carried, apart: destroyed keys and living ones. Throws BrokenInvariant for another transfer key. */
export function unpackKeys(
  pool: string,
  keys: readonly CarriedKey[],
  transfer: DataKey,
): { tombstones: Tombstone[]; living: BareKey[] } {
  const tombstones: Tombstone[] = [];
  const living: BareKey[] = [];
  for (const { subject, at, sealed } of keys) {
    if (sealed === null) tombstones.push({ pool, subject, at });
    else living.push({ subject, at, bytes: Buffer.from(transfer.open(keyName({ pool, subject }), sealed), 'base64') });
  }
  return { tombstones, living };
}
