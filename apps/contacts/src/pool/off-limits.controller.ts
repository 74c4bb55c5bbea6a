import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { isClosed } from '#libs/etiquette/employer.rule.js';
import * as w from '#libs/events/words.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, isoTime, textPlace, timeField, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { pageQuery } from '../contact/contact.requests.js';
import type { EmployerDoc } from '../outreach/employer-document.js';

const body = z.strictObject({
  employer: z.string().trim().min(1).max(200),
  why: w.offLimits,
  note: z.string().trim().min(1).max(500).nullable().default(null),
  until: timeField.nullable().default(null),
});

/** Employers of whose people nobody is offered, until a day or until somebody opens them again. */
@Controller('v1/off-limits')
export class OffLimitsController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that are off-limits now, in the order in which they became so. */
  @Get()
  async list(
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const place = { pool, collection: 'employer', index: 'off-limits', limit };
    const page = await this.documents.list<EmployerDoc>({ ...place, after: fromCursor(cursor, textPlace) });
    const now = this.clock.now();
    return { items: page.items.flatMap(({ body: one }) => shown(one, now)), next: toCursor(page.next) };
  }

  @Post()
  @HttpCode(200)
  async close(
    @Body({ schema: body }) { employer, ...said }: z.output<typeof body>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'employer.close', data: { ...said, name: employer } });
    if (done.later) return done.body;
    const keys = done.about === null ? [] : [done.about];
    const [found] = await this.documents.many(viewerOf(request).pool, keys);
    return found === undefined ? null : (shown(found.body as EmployerDoc, this.clock.now())[0] ?? null);
  }

  @Delete(':id')
  @HttpCode(200)
  async open(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'employer.open', data: { employer: id } });
    return done.later ? done.body : { id, offLimits: false };
  }
}

function shown({ employer, closed, name, note }: EmployerDoc, now: number): Record<string, unknown>[] {
  if (closed === undefined || !isClosed(closed, now)) return [];
  const { why, until, at } = closed;
  return [{ id: employer, employer: name, why, note, until: isoTime(until), since: isoTime(at) }];
}
