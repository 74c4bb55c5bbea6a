import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { fromCursor, isoTime, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { pageQuery } from '../contact/contact.requests.js';
import { ContactViews } from '../contact/contact-views.js';
import { Duplicates, type Duplicate } from './duplicates.js';

const place = z.object({ list: z.enum(['conflict', 'hint']), after: z.string().nullable() });

/** Contacts who may be one person. Nothing was joined; a person decides. */
@Controller('v1/contacts/duplicates')
export class DuplicatesController {
  private readonly duplicates: Duplicates;

  constructor(@Inject(DOCUMENTS) documents: Documents, @Inject(ContactViews) views: ContactViews) {
    this.duplicates = new Duplicates(documents, views);
  }

  @Get()
  async list(
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const start = fromCursor(cursor, place) ?? { list: 'conflict' as const, after: null };
    const { items, next } = await this.duplicates.page(pool, start, limit);
    return { items: items.map(present), next: toCursor(next) };
  }
}

function present({ reason, seq, at, cards, identities }: Duplicate): Record<string, unknown> {
  const contacts = cards.map(({ id, name, employer, headline, location, sources }) => {
    return { id, name: name?.full ?? null, employer: employer.name, headline, location, sources };
  });
  return { reason, seq, at: isoTime(at), contacts, identities };
}
