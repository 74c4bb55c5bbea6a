import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { momentsOf } from '#libs/etiquette/notice.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Documents } from '#libs/ports/documents.js';
import { presentPerson } from '../contact/card.presenter.js';
import type { Card } from '../documents.js';
import { decisionBody, dueQuery, requestsQuery } from './privacy.requests.js';
import type { PrivacyRequestDoc } from './privacy-documents.js';

/** For the privacy role: what is to be decided, and who goes by themselves when. */
@Controller('v1/privacy')
export class RequestsController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
  ) {}

  @Get('requests')
  async requests(
    @Query({ schema: requestsQuery }) { state, limit, cursor }: z.output<typeof requestsQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const after = fromCursor(cursor, textPlace);
    const page = await this.documents.list<PrivacyRequestDoc>({
      ...{ pool, collection: 'privacy-request', index: 'state', equals: [state], limit },
      ...(after === undefined ? {} : { after }),
    });
    const people = await this.people(
      pool,
      page.items.map(({ body }) => body.contact),
    );
    const items = page.items.map(({ body: { contact, openedAt, eraseAt, closedAt, ...rest } }) => ({
      ...rest,
      contact: people.get(contact) ?? { id: contact, name: null, headline: null },
      openedAt: isoTime(openedAt),
      eraseAt: isoTime(eraseAt),
      closedAt: isoTime(closedAt),
    }));
    return { items, next: toCursor(page.next ?? undefined) };
  }

  @Post('requests/:id')
  @HttpCode(200)
  async decide(
    @Param('id') id: string,
    @Body({ schema: decisionBody }) body: z.output<typeof decisionBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const [found] = await this.documents.many(pool, [{ collection: 'privacy-request', key: id }]);
    if (found === undefined)
      throw new HttpProblem(404, 'request-unknown', 'There is no such request: read GET /v1/privacy/requests anew.');
    const { contact } = found.body as PrivacyRequestDoc;
    const data = { contact, request: id, ...body };
    const done = await this.edge.run(request, reply, { kind: 'privacy.decide', data });
    return done.later ? done.body : { request: id, contact, decision: body.decision };
  }

  /** Whom the clock lets go of for ever, the first first: lapses (announced or not yet) and platforms' deletions. */
  @Get('due')
  async due(
    @Query({ schema: dueQuery }) { limit, cursor }: z.output<typeof dueQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const after = fromCursor(cursor, textPlace);
    const page = await this.documents.list<Card>({
      ...{ pool: viewerOf(request).pool, collection: 'card', index: 'due', from: 0, limit },
      ...(after === undefined ? {} : { after }),
    });
    const items = page.items.map(({ body }) => ({
      contact: presentPerson(body),
      dues: momentsOf(body.facts).map(({ kind, at }) => ({ kind, at: isoTime(at) })),
      restricted: body.facts.restricted.map(({ ground }) => ground),
    }));
    return { items, next: toCursor(page.next ?? undefined) };
  }

  private async people(pool: string, contacts: string[]): Promise<Map<string, object>> {
    const keys = [...new Set(contacts)].map((key) => ({ collection: 'card', key }));
    const found = keys.length === 0 ? [] : await this.documents.many(pool, keys);
    return new Map(found.map(({ key, body }) => [key, presentPerson(body as Card)]));
  }
}
