import type { Ground } from '#libs/events/words.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';
import { poolsHere } from '#libs/transport/pools-here.js';
import { entrySubject, lastWords, readEntry, type ErasureEntry } from './erasure-entry.js';

/** Tokens in one input: each may make an event. */
const TOGETHER = 50;
const APPENDED = 500;

/**
 * Says again what the erasure log knows and the ledger, restored from a backup, has forgotten: who objected, who was
 * erased, and the tokens that keep them from coming back. To be called before anything else is said to the pools, so that
 * it is decided first. Said twice it changes nothing. Answers how many inputs that were.
 */
export async function recallErasures({
  bus,
  clock,
  documents,
  keys,
  ledger,
}: Pick<Platform, 'bus' | 'clock' | 'documents' | 'keys' | 'ledger'>): Promise<number> {
  let said = 0;
  for (const pool of await poolsHere({ documents, ledger })) {
    const entries = (await keys.tombstones(pool)).flatMap(({ subject }) => readEntry(subject) ?? []);
    const forgotten = await forgottenBy(ledger, pool, lastWords(entries));
    const inputs = inputsOf(forgotten, { pool, at: clock.now() });
    for (let from = 0; from < inputs.length; from += APPENDED) await bus.append(inputs.slice(from, from + APPENDED));
    said += inputs.length;
  }
  return said;
}

async function forgottenBy(ledger: Ledger, pool: string, entries: ErasureEntry[]): Promise<ErasureEntry[]> {
  const head = await ledger.head(pool);
  const forgotten = [];
  for (const entry of entries) {
    const { epoch, seq, became } = entry;
    if (became === 'lifted' || (epoch === head.epoch && seq <= head.seq)) continue;
    const [event] = seq > head.seq ? [] : await ledger.read(pool, seq - 1, 1);
    if (event?.epoch !== epoch) forgotten.push(entry);
  }
  return forgotten;
}

function inputsOf(forgotten: ErasureEntry[], { pool, at }: { pool: string; at: number }): InputEnvelope[] {
  const tokens = forgotten.filter(({ about }) => about === 'token');
  const contacts = forgotten.filter(({ about }) => about === 'contact');
  const input = (entry: ErasureEntry, kind: string, data: unknown): InputEnvelope => {
    return { id: `recall/${pool}/${entrySubject(entry)}`, pool, kind, version: 1, at, actor: 'clock', data };
  };
  const inputs: InputEnvelope[] = [];
  for (let from = 0; from < tokens.length; from += TOGETHER) {
    const some = tokens.slice(from, from + TOGETHER);
    const data = { tokens: some.map(({ id, became }) => ({ hash: id, ground: became })) };
    inputs.push(...some.slice(0, 1).map((entry) => input(entry, 'privacy.remember', data)));
  }
  for (const entry of contacts) {
    const { id: contact, became, epoch, seq } = entry;
    const ground = became.replace('erased-', '') as Ground;
    inputs.push(
      became === 'objected'
        ? input(entry, 'privacy.object', { contact, note: null })
        : input(entry, 'privacy.erase', { contact, ground, recalled: { epoch, seq } }),
    );
  }
  return inputs;
}
