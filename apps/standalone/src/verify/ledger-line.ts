import { z } from 'zod';

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

const moment = z.unknown().transform((value) => Date.parse(String(value)));
const form = z.object({
  id: z.string(),
  type: z.string(),
  pool: z.string(),
  epoch: z.number(),
  seq: z.number(),
  cause: z.string(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
  time: moment,
  occurredat: moment,
  subject: z.string().nullable().catch(null),
});

/** Reads one line; a string is the sentence that says what is wrong with it. */
export function readLine(text: string): Line | string {
  const raw = parsed(text);
  if (raw === undefined) return 'is not JSON';
  const { success, data: line, error } = form.safeParse(raw);
  if (!success) return `lacks ${String(error.issues[0]?.path[0] ?? 'its fields')}`;
  const { occurredat: occurred, ...said } = line;
  if (Number.isNaN(said.time) || Number.isNaN(occurred)) return 'has no readable time';
  return { ...said, occurred };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
