import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { cursorField, fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Line } from '../inputs/owner-records.js';

const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: cursorField });

/** Inputs that could not be decided, line by line: why, since when, and what an administrator can do about it. */
@Controller('v1/parked')
export class ParkedController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
  ) {}

  @Get()
  async list(
    @Query({ schema: query }) { limit, cursor }: z.output<typeof query>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const page = await this.documents.list<Line>({
      pool,
      collection: 'line',
      index: 'since',
      limit,
      after: fromCursor(cursor, textPlace),
    });
    return { items: page.items.map(({ body }) => shown(body)), next: toCursor(page.next) };
  }

  /** Decides the line again from its head; it stops at the first input that fails again. */
  @Post(':line/replay')
  @HttpCode(202)
  async replay(
    @Param('line') line: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'parked.replay', data: { line } });
    return done.later ? done.body : { line, state: 'replaying' };
  }

  /** Gives up the head of the line for good; the ledger records that it was given up, and by whom. */
  @Post(':line/discard')
  @HttpCode(200)
  async discard(
    @Param('line') line: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'parked.discard', data: { line } });
    return done.later ? done.body : { line, state: 'discarded' };
  }
}

function shown({ id, since, replaying, held, items }: Line): object {
  const inputs = items.map(({ kind, actor, parkedAt, attempts, because }) => ({
    kind,
    actor,
    parkedAt: isoTime(parkedAt),
    attempts,
    because,
  }));
  return { line: id, since: isoTime(since), replaying, contacts: held.map(({ contact }) => contact), inputs };
}
