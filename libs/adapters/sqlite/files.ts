/** Inputs, ledger, documents and records. */
export const DATA_FILE = 'kith.db';
/** Wrapped data keys. */
export const KEYS_FILE = 'keys.db';
