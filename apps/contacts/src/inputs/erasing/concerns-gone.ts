import { inputOf } from '#libs/events/inputs.js';
import { hintKey } from '#libs/identity/hint-key.js';
import { identityName } from '#libs/identity/schemes.js';
import type { InputEnvelope, InputIdentity } from '#libs/kernel/input.js';
import type { Platform } from '#libs/ports/platform.js';

/** Of an erased person: their ids, and the hashes of their names, or of name and employer where they had none. */
export interface Gone {
  pool: string;
  subjects: readonly string[];
  hashes: readonly string[];
}

const PAGE = 500;

/**
 * Whether an input was about an erased person: it names them by id or by a name, or events about them came of it. For
 * emptying what was said of them; it may be asked of any input of the pool.
 */
export async function concernsGone(
  { keys, ledger }: Pick<Platform, 'keys' | 'ledger'>,
  { pool, subjects, hashes }: Gone,
): Promise<(input: InputEnvelope) => boolean> {
  const hash = await keys.hasher(pool);
  const wanted = new Set(hashes);
  const causes = new Set<string>();
  for (const subject of subjects) for await (const cause of causesOf(ledger, pool, subject)) causes.add(cause);
  return ({ id, kind, data }) =>
    causes.has(hash(`input:${id}`)) ||
    subjects.some((subject) => JSON.stringify(data).includes(`"${subject}"`)) ||
    textsOf(kind, data).some((text) => wanted.has(hash(text)));
}

async function* causesOf(ledger: Platform['ledger'], pool: string, subject: string): AsyncGenerator<string> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = await ledger.about(pool, subject, before, PAGE);
    for (const { cause } of page) yield cause;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    before = last.seq;
  }
}

/** What is hashed of whom an input names: their identities, and name and employer together. */
function textsOf(kind: string, data: unknown): string[] {
  return [...identitiesIn(kind, data).map(identityName), ...hintIn(data)];
}

function identitiesIn(kind: string, data: unknown): InputIdentity[] {
  const definition = inputOf(kind);
  const parsed = definition?.schema.safeParse(data);
  if (definition === undefined || parsed?.success !== true) return [];
  const concern = definition.concerns(parsed.data);
  return concern === 'pool' ? [] : (concern.identities ?? []);
}

function hintIn(data: unknown): string[] {
  const { name, employer } = (data ?? {}) as { name?: { full?: unknown } | null; employer?: unknown };
  if (typeof name?.full !== 'string' || typeof employer !== 'string') return [];
  const hint = hintKey(name.full, employer);
  return hint === null ? [] : [`hint:${hint}`];
}
