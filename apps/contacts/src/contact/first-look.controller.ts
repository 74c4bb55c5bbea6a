import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { reviewOrder } from '#libs/etiquette/review.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { fromCursor, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Card } from '../documents.js';
import { firstLookQuery } from './contact.requests.js';
import { ContactViews } from './contact-views.js';

/** Cards looked at for the first look: of a larger pool the most recently connected come first anyway. */
const LOOKED_AT = 10_000;
const PAGE = 1000;

/** Where a page began and whom it showed. */
const place = z.object({ start: z.number().int().min(0), shown: z.array(z.string()) });
type Place = z.output<typeof place>;

/** "Whom would you be sorry to lose?": the contacts a member most likely wants to keep, likeliest first. */
@Controller('v1/first-look')
export class FirstLookController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ContactViews) private readonly views: ContactViews,
  ) {}

  @Get()
  async list(
    @Query({ schema: firstLookQuery }) { limit, cursor }: z.output<typeof firstLookQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const rows = [];
    for (let after: string | undefined; rows.length < LOOKED_AT;) {
      const page = await this.documents.search<Card>({
        pool: viewer.pool,
        collection: 'card',
        words: [],
        sort: 'last',
        after,
        limit: PAGE,
      });
      for (const { body } of page.items) rows.push({ facts: body.facts, reachable: isReachable(body), card: body });
      if (page.next === null) break;
      after = page.next;
    }
    const ordered = reviewOrder(rows, this.clock.now()).map(({ card }) => card);
    const start = startOf(fromCursor(cursor, place), ordered);
    const items = ordered.slice(start, start + limit);
    const next: Place | null = start + limit < ordered.length ? { start, shown: items.map(({ id }) => id) } : null;
    return { items: await this.views.present(viewer, items), next: toCursor(next), total: ordered.length };
  }
}

function isReachable({ identities }: Card): boolean {
  return identities.some(({ scheme }) => scheme === 'email' || scheme === 'phone');
}

/** Kept and let-go contacts leave the list, those for later stay: the next page begins behind those of the last that are still there. */
function startOf(place: Place | undefined, ordered: Card[]): number {
  if (place === undefined) return 0;
  const shown = new Set(place.shown);
  return place.start + ordered.filter(({ id }) => shown.has(id)).length;
}
