import type { Ground } from '#libs/events/words.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { NO_POOL } from '../../inputs/owner-records.js';
import { siblingsOf } from './organisation.js';
import { saved } from './saved.js';
import { isOpen, WORDS, type SiblingWord } from './sibling-word.js';

type Parts = Pick<Platform, 'documents' | 'keys' | 'ledger'>;

const POSITIONS = 'sibling-position';
/** Events read without a word before the position is stored all the same. */
const STORED_EVERY = 20_000;
/** Who speaks for another pool: what it made of our word is no news to anybody. */
export const SIBLING_ACTOR = 'pool:';

/**
 * Follows the events for what the other pools of an organisation must know: suppression tokens, and pools that join. Each
 * becomes a record first; it is told from there (`tell-siblings.ts`). Read at least once; twice is the same.
 */
export function siblingsReader(platform: Parts, heard: () => void): Subscribing {
  const stored = new Map<number, number>();
  const store = async (partition: number, next: number): Promise<void> => {
    await platform.documents.save([
      { pool: NO_POOL, collection: POSITIONS, key: String(partition), seq: next, body: { next } },
    ]);
    stored.set(partition, next);
  };
  return {
    topic: 'pool-events',
    group: 'siblings',
    maxRecords: 1000,
    maxBytes: 4_000_000,
    async position(partition) {
      const [found] = await platform.documents.many(NO_POOL, [{ collection: POSITIONS, key: String(partition) }]);
      const next = (found?.body as { next: number } | undefined)?.next ?? 0;
      stored.set(partition, next);
      return next;
    },
    async handle({ partition, records }) {
      const next = (records.at(-1)?.offset ?? -1) + 1;
      const events = records.flatMap(({ value }) => eventIn(value));
      for (const event of events) await write(platform, event);
      if (events.length > 0 || next - (stored.get(partition) ?? 0) >= STORED_EVERY) await store(partition, next);
      if (events.length > 0) heard();
      return next;
    },
    lost: (partition) => void stored.delete(partition),
  };
}

function eventIn(value: string): Envelope[] {
  if (!value.includes('"privacy.suppressed"') && !value.includes('"pool.created"')) return [];
  const event = JSON.parse(value) as Envelope;
  const concerns = event.type === 'privacy.suppressed' || event.type === 'pool.created';
  return concerns && !event.actor.startsWith(SIBLING_ACTOR) ? [event] : [];
}

async function write(platform: Parts, event: Envelope): Promise<void> {
  const { pool, epoch, seq, time } = event;
  const siblings = await siblingsOf(platform, pool);
  if (Object.keys(siblings).length === 0) return;
  const at = Date.parse(time);
  const said = event.type === 'pool.created' ? joining : await wordOf(platform, event);
  const key = said.word === 'joining' ? 'joining' : `${String(epoch)}-${String(seq)}`;
  const word: SiblingWord = { key, ...said, at, siblings, openSince: at };
  const body: SiblingWord = isOpen(word) ? word : { ...word, openSince: null };
  // False: written before, and whatever has been answered since stands.
  await saved(platform.documents, { pool, collection: WORDS, key, seq: 1, expect: null, body });
}

type Said = Pick<SiblingWord, 'word' | 'ground' | 'tokens' | 'contact' | 'of'>;

const joining: Said = { word: 'joining', ground: 'wish', tokens: [], contact: null, of: 1 };

/** Tokens stand right behind the event of whoever they are of. */
async function wordOf({ ledger }: Parts, { pool, seq, cause, data }: Envelope): Promise<Said> {
  const { ground, tokens, erasure } = data as { ground: Ground; tokens: string[]; erasure: string | null };
  const before = (seq < 2 ? [] : await ledger.read(pool, seq - 2, 1)).filter((one) => one.cause === cause);
  const [about] = before.filter(({ type }) => type === 'privacy.objected' || type === 'privacy.erased');
  const whose = about === undefined ? { contact: null, of: seq } : { contact: about.subject ?? null, of: about.seq };
  return { word: erasure === null ? 'objected' : 'erased', ground, tokens, ...whose };
}
