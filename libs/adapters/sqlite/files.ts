/** Inputs, ledger, documents and records. */
export const DATA_FILE = 'kith.db';
/** Whoever holds it holds the folder. */
export const LOCK_FILE = 'lock.db';
/** Wrapped data keys. */
export const KEYS_FILE = 'keys.db';
