import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { ContactList } from './contact-list.js';
import { ContactViews } from './contact-views.js';
import { Verdicts } from './verdicts.js';
import { contactsQuery } from './contact.requests.js';

/** Contacts, one by one and in lists. */
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    @Inject(ContactList) private readonly contacts: ContactList,
    @Inject(ContactViews) private readonly views: ContactViews,
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

  /** Every rule as it judges now, for the viewer. */
  @Get(':id/verdicts')
  async verdicts(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const { card } = await this.views.card(viewer.pool, id);
    return this.rules.of(viewer, card);
  }
}
