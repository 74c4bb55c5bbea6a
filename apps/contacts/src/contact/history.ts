import type { Ledger } from '#libs/ports/ledger.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { LedgerEvent } from '#libs/kernel/event.js';
import { isoTime } from '#libs/http/parse.js';
import { explain } from '#libs/etiquette/texts/texts.js';
import type { Verdict } from '#libs/events/words.js';
import type { Viewer } from '#libs/http/viewer.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { readingOf } from '../outreach/explain-refusal.js';
import type { Card } from '../documents.js';
import { historyTexts } from './history.texts.js';
import { pastOf } from './past.js';

/** What a person reads in a contact's history; null fields where there is nothing. */
export interface HistoryEntry {
  seq: number;
  type: string;
  time: string | null;
  occurredAt: string | null;
  actor: string;
  text: string;
  url: string | null;
  source: string | null;
  provenance: Record<string, unknown> | null;
}

/** A contact's past, newest first, told from the ledger; of a merged one that of all it is made of. */
export class History {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: Keys,
  ) {}

  async of(
    viewer: Viewer,
    card: Card,
    wish: { before: number | undefined; limit: number },
  ): Promise<{ items: HistoryEntry[]; next: number | null }> {
    const { pool } = viewer;
    const before = wish.before ?? Number.MAX_SAFE_INTEGER;
    const envelopes = await pastOf(this.ledger, { pool, card, before, limit: wish.limit + 1 });
    const shown = envelopes.slice(0, wish.limit);
    const events = await openEvents(this.keys, viewer.pool, shown);
    const next = envelopes.length > wish.limit ? (shown.at(-1)?.seq ?? null) : null;
    return { items: events.map((event) => entryOf(event, viewer)), next };
  }

  /** Single events, as an entry each. */
  async entries(viewer: Viewer, seqs: readonly number[]): Promise<HistoryEntry[]> {
    const events = await openEvents(this.keys, viewer.pool, await this.sealed(viewer.pool, seqs));
    return events.map((event) => entryOf(event, viewer));
  }

  /** Single events as they lie in the ledger. */
  async sealed(pool: string, seqs: readonly number[]): Promise<Envelope[]> {
    return (await Promise.all(seqs.map((seq) => this.ledger.read(pool, seq - 1, 1)))).flat();
  }
}

function entryOf(event: LedgerEvent, viewer: Viewer): HistoryEntry {
  const facts = event.data as Record<string, unknown>;
  const personal = (event.personal ?? {}) as Record<string, unknown>;
  return {
    seq: event.seq,
    type: event.type,
    time: isoTime(event.time),
    occurredAt: isoTime(event.occurredAt),
    actor: event.actor,
    text: historyTexts[viewer.language](event.type, {
      ...{ ...facts, ...personal, zone: viewer.home.zone },
      against: against(event, viewer),
    }),
    url: textOf(personal['url']),
    source: textOf(facts['source']),
    provenance: provenanceOf(facts, personal),
  };
}

/** The sentences of the rules that withheld something, as they were on that day. */
function against({ data, time }: LedgerEvent, viewer: Viewer): string[] {
  const { failing = [] } = data as { failing?: Verdict[] };
  return failing.map((verdict) => explain({ part: 'verdict', verdict }, readingOf(viewer, time)).text);
}

function provenanceOf(
  facts: Record<string, unknown>,
  personal: Record<string, unknown>,
): Record<string, unknown> | null {
  if (facts['source'] === undefined) return null;
  const replaced = personal['previous'] ?? personal['previousEmployerName'] ?? null;
  return {
    source: facts['source'],
    sourceId: personal['sourceId'] ?? null,
    import: facts['import'] ?? null,
    basis: facts['basis'],
    observedAt: isoTime(facts['observedAt'] as number | undefined),
    payloadHash: personal['payloadHash'] ?? null,
    replaced,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
