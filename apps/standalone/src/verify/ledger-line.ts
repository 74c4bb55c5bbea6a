/**
 * `kith verify` reads a ledger export (NDJSON) and nothing else, and shares no code with what it checks: it imports
 * nothing of this project but its own folder, so a mistake elsewhere cannot hide itself here.
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
  actor: string;
  data: Record<string, unknown>;
}

/** Read field by field, not by a schema: a million lines are to be proved in a minute. */
const texts = ['id', 'type', 'pool', 'cause', 'actor'] as const;
const numbers = ['epoch', 'seq'] as const;

/** Reads one line; a string is the sentence that says what is wrong with it. */
export function readLine(text: string): Line | string {
  const raw = parsed(text);
  if (raw === undefined) return 'is not JSON';
  if (!isRecord(raw)) return 'lacks its fields';
  const lacks = missingIn(raw);
  if (lacks !== null) return `lacks ${lacks}`;
  const time = Date.parse(String(raw['time']));
  const occurred = Date.parse(String(raw['occurredat']));
  if (Number.isNaN(time) || Number.isNaN(occurred)) return 'has no readable time';
  const { subject } = raw;
  return { ...(raw as unknown as Line), time, occurred, subject: typeof subject === 'string' ? subject : null };
}

/** The first field that is missing, or not of its kind. */
function missingIn(raw: Record<string, unknown>): string | null {
  for (const field of texts) if (typeof raw[field] !== 'string') return field;
  for (const field of numbers) if (typeof raw[field] !== 'number') return field;
  return isRecord(raw['data']) ? null : 'data';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
