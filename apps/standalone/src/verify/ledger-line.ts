/**
 * `kith verify` reads a ledger export (NDJSON) and nothing else, and shares no code with what it checks: it imports
 * nothing from libs/ or the services, so a mistake there cannot hide itself here.
 */
export interface Line {
  id: string;
  type: string;
  time: number;
  occurred: number;
  pool: string;
  epoch: number;
  seq: number;
  subject: string | null;
  cause: string;
  data: Record<string, unknown>;
}

/** Reads one line; a string is the sentence that says what is wrong with it. */
export function readLine(text: string): Line | string {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return 'is not JSON';
  }
  const { id, type, pool, epoch, seq, cause, data, time, occurredat, subject } = raw;
  if (typeof id !== 'string' || typeof type !== 'string' || typeof pool !== 'string') return 'lacks id, type or pool';
  if (typeof epoch !== 'number' || typeof seq !== 'number') return 'lacks epoch or seq';
  if (typeof cause !== 'string' || typeof data !== 'object' || data === null) return 'lacks cause or data';
  const decided = Date.parse(String(time));
  const occurred = Date.parse(String(occurredat));
  if (Number.isNaN(decided) || Number.isNaN(occurred)) return 'has no readable time';
  const about = typeof subject === 'string' ? subject : null;
  return {
    id,
    type,
    pool,
    epoch,
    seq,
    cause,
    data: data as Record<string, unknown>,
    time: decided,
    occurred,
    subject: about,
  };
}
