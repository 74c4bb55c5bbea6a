import { allowance, touchesWithinYear } from '#libs/etiquette/allowance.js';
import { explain } from '#libs/etiquette/texts/texts.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Reading } from '#libs/etiquette/texts/format.js';
import { passes } from '#libs/etiquette/verdict.js';
import { warningOf } from '#libs/etiquette/warnings.js';
import { firstWorkingMoment, nextWindow } from '#libs/etiquette/write-between.js';
import { narrowed } from '#libs/etiquette/narrowed.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Viewer } from '#libs/http/viewer.js';
import { presentPerson } from '../contact/card.presenter.js';
import type { Card, PoolDoc, SuggestionDoc } from '../documents.js';
import { tagsOf } from './situation.js';
import { readingOf } from './explain-refusal.js';
import { waysShown } from './ways-shown.js';

interface ListWish {
  member: string;
  state: string;
  limit: number;
  cursor?: string | undefined;
}

/** Reads offers for the HTTP edge. */
export class SuggestionViews {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async read(pool: string, id: string): Promise<SuggestionDoc | null> {
    const [found] = await this.documents.many(pool, [{ collection: 'suggestion', key: id }]);
    return (found?.body as SuggestionDoc | undefined) ?? null;
  }

  async shown(id: string, viewer: Viewer): Promise<unknown> {
    const suggestion = await this.read(viewer.pool, id);
    if (suggestion === null) throw new HttpProblem(404, 'suggestion-unknown', 'There is no such offer in this pool.');
    const [shown] = await this.present(viewer, [suggestion]);
    return shown;
  }

  /** A member's offers in one state, the oldest first; those of held contacts are hidden. */
  async list(viewer: Viewer, { member, state, limit, cursor }: ListWish): Promise<unknown> {
    const place = { pool: viewer.pool, collection: 'suggestion', index: 'member', equals: [member, state] };
    const page = await this.documents.list<SuggestionDoc>({ ...place, limit, after: fromCursor(cursor, textPlace) });
    return {
      items: await this.present(
        viewer,
        page.items.map(({ body }) => body),
      ),
      next: toCursor(page.next),
    };
  }

  private async present(viewer: Viewer, suggestions: SuggestionDoc[]): Promise<unknown[]> {
    const keys = suggestions.map(({ contact }) => ({ collection: 'card', key: contact }));
    const found = await this.documents.many(viewer.pool, [...keys, { collection: 'pool', key: 'self' }]);
    const cards = new Map(
      found.filter(({ collection }) => collection === 'card').map(({ key, body }) => [key, body as Card]),
    );
    const pool = found.find(({ collection }) => collection === 'pool')?.body as PoolDoc;
    return suggestions.flatMap((suggestion) => {
      const card = cards.get(suggestion.contact);
      const hidden = card === undefined || (card.facts.heldBy.length > 0 && suggestion.state === 'open');
      return hidden ? [] : [this.one(viewer, suggestion, card, pool)];
    });
  }

  private one(viewer: Viewer, suggestion: SuggestionDoc, card: Card, pool: PoolDoc): Record<string, unknown> {
    const now = this.clock.now();
    const reading = readingOf(viewer, now);
    const { facts } = card;
    const policy = narrowed(pool.policy, facts, tagsOf(card, pool), now);
    const { occasion, followUp, asked, reason, evidence, verdicts } = suggestion;
    const { title, employer } = evidence;
    const told = explain({ part: 'occasion', ...occasion, followUp, asked, title: title ?? reason, employer }, reading);
    const warning = warningOf(facts, policy, now);
    const room = allowance(facts, policy, now);
    const allowanceLine = explain({ part: 'allowance', allowance: room, events: [] }, reading).text;
    return {
      id: suggestion.id,
      contact: presentPerson(card),
      member: suggestion.member,
      state: suggestion.state,
      occasion: {
        kind: occasion.kind,
        title: evidence.title,
        url: evidence.url,
        at: isoTime(occasion.at),
        events: occasion.events,
        followUp,
      },
      text: told.text,
      warning: warning === null ? null : explain({ part: 'warning', warning }, reading).text,
      touches: touchesWithinYear(facts, now).map(({ at, member, channel }) => ({
        at: isoTime(at),
        by: member,
        channel,
      })),
      lastExchangeAt: isoTime(facts.lastExchangeAt),
      allowance: { ...room, text: allowanceLine },
      verdicts: verdicts.map(({ rule, ok }) => ({ rule, ok })),
      channels: waysShown(card, now),
      writeBetween: writeBetween(suggestion, facts, pool, reading),
      legal: null,
      offeredAt: isoTime(suggestion.offeredAt),
      expiresAt: isoTime(suggestion.expiresAt),
      acceptedAt: isoTime(suggestion.acceptedAt),
      presumeAt: isoTime(suggestion.presumeAt),
    };
  }
}

/** The next hours that suit them, never before the working day on which it was offered; null once it is settled. */
function writeBetween(
  { state, member, offeredAt }: SuggestionDoc,
  facts: ContactFacts,
  { home, members }: PoolDoc,
  reading: Reading,
): Record<string, unknown> | null {
  if (state !== 'open' && state !== 'accepted') return null;
  const zone = members.find((one) => one.member === member)?.zone ?? home.zone;
  const first = firstWorkingMoment(offeredAt, zone, home.country);
  const window = nextWindow(facts, home, Math.max(first, reading.now));
  const { from, until, zone: theirs, sure } = window;
  const verdict = passes('hours/window', { from, to: until, zone: theirs, sure });
  const { text } = explain({ part: 'verdict', verdict }, reading);
  return { from: isoTime(from), until: isoTime(until), zone: theirs, sure, text };
}
