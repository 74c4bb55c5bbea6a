import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { foldWords } from '#libs/identity/fold-words.js';
import { standing } from '#libs/etiquette/standing.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, seqPlace, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Card } from '../documents.js';
import { ContactViews } from './contact-views.js';
import { History } from './history.js';
import { Verdicts } from './verdicts.js';
import { contactsQuery, pageQuery } from './contact.requests.js';

/** At most so many cards are looked at for one page of a filtered list; the cursor goes on from there. */
const LOOKED_AT = 2000;

type ListWish = z.output<typeof contactsQuery>;

/** Contacts, one by one and in lists. */
@Controller('v1/contacts')
export class ContactsController {
  // eslint-disable-next-line max-params -- each is one view that a route shows
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ContactViews) private readonly views: ContactViews,
    @Inject(History) private readonly past: History,
    @Inject(Verdicts) private readonly rules: Verdicts,
  ) {}

  @Get()
  async list(@Query({ schema: contactsQuery }) wish: ListWish, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const words = foldWords(wish.query);
    const cards: Card[] = [];
    let after = fromCursor(wish.cursor, textPlace);
    for (let looked = 0; looked < LOOKED_AT && cards.length < wish.limit;) {
      const limit = wish.limit - cards.length;
      const page = await this.documents.search<Card>({
        pool: viewer.pool,
        collection: 'card',
        words,
        sort: wish.sort,
        after,
        limit,
      });
      looked += page.items.length;
      for (const { body } of page.items) if (matches(body, wish, this.clock.now())) cards.push(body);
      after = page.next ?? undefined;
      if (page.next === null) break;
    }
    return { items: await this.views.present(viewer, cards), next: toCursor(after) };
  }

  @Get(':id')
  read(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.views.shown({ collection: 'card', key: id }, viewerOf(request), reply);
  }

  @Get(':id/history')
  async history(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const { card } = await this.views.card(viewer.pool, id);
    const page = await this.past.of(viewer, card, { before: fromCursor(cursor, seqPlace), limit });
    return { items: page.items, next: toCursor(page.next) };
  }

  /** Every rule as it judges now, for the viewer. */
  @Get(':id/verdicts')
  async verdicts(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const { card } = await this.views.card(viewer.pool, id);
    return this.rules.of(viewer, card);
  }
}

function matches(card: Card, wish: ListWish, now: number): boolean {
  if (wish.owner !== undefined && card.facts.owner !== wish.owner) return false;
  if (wish.tag !== undefined && !card.tags.includes(wish.tag)) return false;
  if (wish.source !== undefined && !card.sources.includes(wish.source)) return false;
  return wish.standing === undefined || standing(card.facts, now) === wish.standing;
}
