import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { z } from 'zod';
import { viewerOf } from '#libs/http/edge.js';
import { fromCursor, seqPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardAsOf } from './card-as-of.js';
import { ContactViews } from './contact-views.js';
import { History } from './history.js';
import { asOfQuery, pageQuery } from './contact.requests.js';

/** A contact's past: what happened, and how it stood then. */
@Controller('v1/contacts')
export class ContactPastController {
  constructor(
    @Inject(ContactViews) private readonly views: ContactViews,
    @Inject(History) private readonly past: History,
    @Inject(CardAsOf) private readonly earlier: CardAsOf,
  ) {}

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

  /** The contact as it was known at an earlier time; the limits are those of the pool's policy now. */
  @Get(':id/at')
  async at(
    @Param('id') id: string,
    @Query({ schema: asOfQuery }) { time }: z.output<typeof asOfQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    return this.views.presentAt(pool, await this.earlier.card(pool, id, time), time);
  }
}
