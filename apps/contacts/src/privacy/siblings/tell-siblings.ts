import type { Ground } from '#libs/events/words.js';
import type { Platform } from '#libs/ports/platform.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { poolsHere } from '#libs/transport/pools-here.js';
import type { Receipt } from '#libs/transport/records.js';
import type { TokenDoc } from '../privacy-documents.js';
import { saved } from './saved.js';
import { SIBLING_ACTOR } from './siblings.consumer.js';
import { isOpen, WORDS, type SiblingAnswer, type SiblingWord } from './sibling-word.js';

const PAGE = 100;
/** Tokens in one input: each may make an event. */
const TOGETHER = 50;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'clock'>;

/**
 * Tells the pools of each organisation what they have not answered yet. A pool that cannot be reached keeps nobody else
 * waiting: what is on its way stays so, and the next call leaves it alone. May run in several instances at once: what is
 * said twice is dropped by its number, what is recorded twice is the same.
 */
export class SiblingTelling {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly platform: Parts,
    private readonly sender: OriginSender,
  ) {}

  /** Begins whatever is open and not under way; answers how many words are open. */
  async begin(): Promise<number> {
    let open = 0;
    for (const pool of await poolsHere(this.platform)) {
      for (let after: string | undefined; ;) {
        const query = { pool, collection: WORDS, index: 'open', limit: PAGE };
        const page = await this.platform.documents.list<SiblingWord>(after === undefined ? query : { ...query, after });
        open += page.items.length;
        for (const { body } of page.items) this.beginWord(pool, body);
        if (page.next === null) break;
        after = page.next;
      }
    }
    return open;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay.values());
  }

  private beginWord(pool: string, word: SiblingWord): void {
    const waiting = Object.entries(word.siblings).filter(([, { state }]) => state === 'waiting');
    for (const [sibling] of waiting) {
      const name = `${pool}/${word.key}/${sibling}`;
      if (this.underWay.has(name)) continue;
      const work = this.tell(pool, word, sibling).catch(() => undefined);
      this.underWay.set(name, work);
      void work.finally(() => this.underWay.delete(name));
    }
  }

  private async tell(pool: string, word: SiblingWord, sibling: string): Promise<void> {
    const { clock } = this.platform;
    const said = { at: clock.now(), actor: `${SIBLING_ACTOR}${pool}` };
    const moved =
      word.word === 'joining'
        ? await this.say(pool, `joined/${sibling}`, await this.tokensOf(sibling, said))
        : await this.say(sibling, `sibling/${pool}/${word.key}`, heed(word, said));
    if (moved === 'again') return;
    await this.answered(pool, word.key, sibling, { at: clock.now(), state: moved ? 'moved' : 'told' });
  }

  /**
   * Says it under the next numbers and answers whether the pool has moved away; `again`: it could not decide it now. What
   * it has set aside is not said once more while it waits there.
   */
  private async say(pool: string, origin: string, inputs: MachineInput[]): Promise<boolean | 'again'> {
    if (inputs.length === 0) return false;
    const before = await this.sender.decidedN(pool, origin);
    if (waits(await this.sender.receipts(pool, origin, before))) return 'again';
    const last = before + inputs.length;
    await this.sender.send(pool, origin, before + 1, inputs);
    const receipts = await this.sender.receipts(pool, origin, last);
    if (waits(receipts)) return 'again';
    await this.sender.acknowledge(pool, origin, last);
    const refusals = receipts
      .flatMap(({ rows }) => rows)
      .flatMap(([code, , , , why]) => (code === 'refused' ? [why] : []));
    if (refusals.length === 0) return false;
    return refusals.every((why) => why === 'pool-moved') ? true : 'again';
  }

  /** All tokens of a pool, for one that joins it. */
  private async tokensOf(pool: string, said: Pick<MachineInput, 'at' | 'actor'>): Promise<MachineInput[]> {
    const tokens: { hash: string; ground: Ground }[] = [];
    for (let after: string | null = null; ;) {
      const page = await this.platform.documents.all(pool, 'token', after, 500);
      tokens.push(...page.map(({ key, body }) => ({ hash: key, ground: (body as TokenDoc).ground })));
      after = page.at(-1)?.key ?? null;
      if (page.length < 500) break;
    }
    return Array.from({ length: Math.ceil(tokens.length / TOGETHER) }, (_, i) => ({
      ...{ kind: 'privacy.remember', ...said },
      data: { tokens: tokens.slice(i * TOGETHER, (i + 1) * TOGETHER) },
    }));
  }

  /** Writes an answer down, and once all are there tells the pool that spoke; again if somebody wrote meanwhile. */
  private async answered(pool: string, key: string, sibling: string, answer: SiblingAnswer): Promise<void> {
    const { documents } = this.platform;
    for (let written = false; !written;) {
      const [found] = await documents.many(pool, [{ collection: WORDS, key }]);
      if (found === undefined) return;
      const word = found.body as SiblingWord;
      const next: SiblingWord = { ...word, siblings: { ...word.siblings, [sibling]: answer } };
      if (!isOpen(next)) await this.sayAllKnow(pool, next);
      const body = isOpen(next) ? next : { ...next, openSince: null };
      written = await saved(documents, { pool, collection: WORDS, key, seq: found.seq + 1, expect: found.seq, body });
    }
  }

  private async sayAllKnow(pool: string, { key, contact, of, siblings }: SiblingWord): Promise<void> {
    const pools = Object.entries(siblings).flatMap(([one, { at, state }]) =>
      state === 'told' && at !== null ? [{ pool: one, at }] : [],
    );
    if (contact === null || pools.length === 0) return;
    const input = {
      kind: 'siblings.told',
      at: this.platform.clock.now(),
      actor: 'clock',
      data: { contact, of, pools },
    };
    const origin = `sibling/told/${key}`;
    if ((await this.sender.decidedN(pool, origin)) > 0) return;
    await this.sender.send(pool, origin, 1, [input]);
    await this.sender.acknowledge(pool, origin, 1);
  }
}

/** Something that was said waits in a parked line, and has not been decided since. */
function waits(receipts: readonly Receipt[]): boolean {
  const settled = new Set(receipts.filter(({ again }) => again === true).map(({ fromN }) => fromN));
  return receipts
    .filter(({ again }) => again !== true)
    .some(({ fromN, rows }) => rows.some(([code], i) => code === 'parked' && !settled.has(fromN + i)));
}

function heed({ word, ground, tokens }: SiblingWord, said: Pick<MachineInput, 'at' | 'actor'>): MachineInput[] {
  return [{ kind: 'privacy.heed', ...said, data: { word, ground, tokens } }];
}
