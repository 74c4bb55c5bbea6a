import { agreedTo, withdrawnFrom } from '#libs/etiquette/consent.js';
import { momentsOf } from '#libs/etiquette/notice.js';
import { isoTime } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import type { ContactViews } from '../contact/contact-views.js';
import { presentCard } from '../contact/card.presenter.js';
import { pastOf } from '../contact/past.js';
import { historyTexts } from '../contact/history.texts.js';
import type { Card, SuggestionDoc } from '../documents.js';

const PAGE = 500;

/** What one JSON file tells somebody of themselves; times are ISO 8601 in UTC. */
export interface ExportedContact {
  exportedAt: string | null;
  /** what it is and what is not in it, in a sentence */
  about: string;
  /** as the team sees them */
  contact: Record<string, unknown>;
  /** who told us, on what ground */
  sources: { source: string; basis: string; import: string | null; events: number }[];
  /** that their data is only kept, that they objected, and what the clock will do */
  wishes: Record<string, unknown>;
  /** what was offered to whom, and why */
  suggestions: Record<string, unknown>[];
  /** every event about them with all its fields, newest first */
  history: Record<string, unknown>[];
}

const about = {
  en: 'Everything this pool holds about one person: how they are shown, who told us, what was offered and done, and every recorded event with its fields. Rows of files they appeared in are kept for 30 days at most and say nothing else.',
  de: 'Alles, was dieser Pool über einen Menschen hält: wie er gezeigt wird, wer es gesagt hat, was angeboten und getan wurde, und jedes festgehaltene Ereignis mit seinen Feldern. Zeilen aus Dateien werden höchstens 30 Tage aufbewahrt und sagen nichts anderes.',
};

/** Gathers what is known of a contact from documents and ledger. */
export class ContactExport {
  constructor(
    private readonly documents: Documents,
    private readonly ledger: Ledger,
    private readonly keys: Keys,
    private readonly views: ContactViews,
  ) {}

  async of(viewer: Viewer, contact: string, now: number): Promise<ExportedContact> {
    const { card } = await this.views.card(viewer.pool, contact);
    const pool = await this.views.pool(viewer.pool);
    return {
      exportedAt: isoTime(now),
      about: about[viewer.language],
      contact: presentCard(card, pool, now),
      sources: card.told,
      wishes: wishesOf(card),
      suggestions: await this.suggestions(viewer.pool, card),
      history: await this.history(viewer, card),
    };
  }

  private async suggestions(pool: string, { suggestions }: Card): Promise<Record<string, unknown>[]> {
    const keys = suggestions.map((key) => ({ collection: 'suggestion', key }));
    const found = keys.length === 0 ? [] : await this.documents.many(pool, keys);
    return found.map(({ body }) => {
      const { id, member, state, occasion, asked, reason, evidence, channel, offeredAt, endedAt } =
        body as SuggestionDoc;
      const reasons = { kind: occasion.kind, asked, reason, ...evidence };
      return { id, member, state, reason: reasons, channel, offeredAt: isoTime(offeredAt), endedAt: isoTime(endedAt) };
    });
  }

  private async history(viewer: Viewer, card: Card): Promise<Record<string, unknown>[]> {
    const entries: Record<string, unknown>[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const page: Envelope[] = await pastOf(this.ledger, { pool: viewer.pool, card, before, limit: PAGE });
      for (const { seq, type, time, occurredAt, actor, data, personal } of await openEvents(
        this.keys,
        viewer.pool,
        page,
      )) {
        const fields = { ...data, ...personal };
        const text = historyTexts[viewer.language](type, { ...fields, zone: viewer.home.zone });
        entries.push({ seq, type, time: isoTime(time), occurredAt: isoTime(occurredAt), actor, text, fields });
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return entries;
      before = last.seq;
    }
  }
}

function wishesOf({ facts }: Card): Record<string, unknown> {
  return {
    objectedAt: isoTime(facts.objectedAt),
    restricted: facts.restricted.map(({ ground, at }) => ({ ground, at: isoTime(at) })),
    lessOften: facts.lessOften,
    closedUntil: isoTime(facts.closeUntil),
    releasedAt: isoTime(facts.releasedAt),
    noticeAt: isoTime(facts.noticeAt),
    agreedTo: agreedTo(facts).map(({ channel, at }) => ({ channel, at: isoTime(at) })),
    withdrawnFrom: withdrawnFrom(facts).map(({ channel, at }) => ({ channel, at: isoTime(at) })),
    dues: momentsOf(facts).map(({ kind, at }) => ({ kind, at: isoTime(at) })),
  };
}
