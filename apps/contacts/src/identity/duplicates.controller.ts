import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { pageQuery } from '../contact/contact.requests.js';
import type { Card } from '../documents.js';
import type { ConflictDoc } from './identity-documents.js';

/** Contacts that one observation named together: perhaps one person. Nothing was joined; a person decides. */
@Controller('v1/contacts/duplicates')
export class DuplicatesController {
  constructor(@Inject(DOCUMENTS) private readonly documents: Documents) {}

  @Get()
  async list(
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const page = await this.documents.list<ConflictDoc>({
      pool,
      collection: 'conflict',
      index: 'at',
      reverse: true,
      limit,
      after: fromCursor(cursor, textPlace),
    });
    const keys = [...new Set(page.items.flatMap(({ body }) => body.contacts))].map((key) => ({
      collection: 'card',
      key,
    }));
    const cards = new Map((await this.documents.many(pool, keys)).map(({ key, body }) => [key, body as Card]));
    const items = page.items.map(({ body }) => ({
      seq: body.seq,
      at: isoTime(body.at),
      contacts: body.contacts.map((id) => ({
        id,
        name: cards.get(id)?.name?.full ?? null,
        employer: cards.get(id)?.employer.name ?? null,
      })),
      identities: body.identities.map(({ scheme, value }) => ({ scheme, value })),
    }));
    return { items, next: toCursor(page.next) };
  }
}
