import type { Ground } from '#libs/events/words.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { behind, storedPosition } from '#libs/transport/reader-position.js';
import { siblingsOf } from './organisation.js';
import { saved } from './saved.js';
import { isOpen, WORDS, type SiblingWord } from './sibling-word.js';

type Parts = Pick<Platform, 'documents' | 'keys' | 'ledger'>;

const POSITIONS = 'sibling-position';
/** Who speaks for another pool: what it made of our word is no news to anybody. */
export const SIBLING_ACTOR = 'pool:';

/**
 * Follows the events for what the other pools of an organisation must know: suppression tokens, and pools that join. Each
 * becomes a record first; it is told from there (`tell-siblings.ts`). Read at least once; twice is the same.
 */
export function siblingsReader(platform: Parts, heard: () => void): Subscribing {
  const { position, passed, lost } = storedPosition(platform.documents, POSITIONS);
  return {
    ...{ topic: 'pool-events', group: 'siblings', maxRecords: 1000, maxBytes: 4_000_000, position, lost },
    async handle({ partition, records }) {
      const events = records.flatMap(({ value }) => eventIn(value));
      for (const event of events) await write(platform, event);
      await passed(partition, behind(records), events.length > 0);
      if (events.length > 0) heard();
      return behind(records);
    },
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
