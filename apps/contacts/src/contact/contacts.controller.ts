import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, seqPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { ContactList } from './contact-list.js';
import { ContactViews } from './contact-views.js';
import { History } from './history.js';
import { Verdicts } from './verdicts.js';
import { contactsQuery, pageQuery } from './contact.requests.js';

/** Contacts, one by one and in lists. */
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    @Inject(ContactList) private readonly contacts: ContactList,
    @Inject(ContactViews) private readonly views: ContactViews,
    @Inject(History) private readonly past: History,
    @Inject(Verdicts) private readonly rules: Verdicts,
  ) {}

  @Get()
  list(
    @Query({ schema: contactsQuery }) wish: z.output<typeof contactsQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    return this.contacts.page(viewerOf(request), wish);
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
