import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATA_FILE } from '#libs/adapters/sqlite/files.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { storedRows } from '../simulator/checks/stored.js';

/** What a data folder holds, times aside: a line per event and per document. */
export interface Content {
  ledger: string[];
  documents: string[];
}

/** Said by the clock, so a longer life has more of them; `budget` remembers the rounds held. */
const byTheClock = new Set(['outreach.round-held', 'outreach.withheld']);
const leftOut = new Set(['budget']);
const DAY = 86_400_000;
const MOST_EVENTS = 1_000_000;

/** Reads a stopped server's ledger, opened, and its documents. */
export async function contentOf(folder: string): Promise<Content> {
  const platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys` });
  try {
    const ledger: string[] = [];
    for (const pool of await platform.ledger.pools()) {
      const events = await openEvents(platform.keys, pool, await platform.ledger.read(pool, 0, MOST_EVENTS));
      ledger.push(...events.filter(({ type }) => !byTheClock.has(type)).map(timeless));
    }
    const documents = storedRows(folder)
      .filter(({ collection: { kind, name } }) => kind === 'document' && !leftOut.has(name))
      .map(({ collection: { name }, body, ...row }) => timeless({ ...row, name, body: JSON.parse(body) as unknown }));
    return { ledger, documents: documents.sort() };
  } finally {
    await platform.close();
  }
}

/** Receipts of imports that ingest has not taken over yet. */
export function pendingReceipts(folder: string): number {
  const db = new DatabaseSync(path.join(folder, 'data', DATA_FILE));
  try {
    return Number(db.prepare("SELECT count(*) AS n FROM doc_receipt WHERE key LIKE 'import/%'").get()?.n ?? 0);
  } finally {
    db.close();
  }
}

/** A number of the last day is a time at which something happened while we watched. */
function timeless(value: object): string {
  const now = Date.now();
  const isNow = (one: unknown): boolean => typeof one === 'number' && Math.abs(one - now) < DAY;
  return JSON.stringify(value, (_name, one: unknown) => (isNow(one) ? 'now' : one));
}
