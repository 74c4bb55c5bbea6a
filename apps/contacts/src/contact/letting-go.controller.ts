import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { listedBefore } from '#libs/etiquette/letting-go.js';
import { reviewDecision } from '#libs/events/words.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { cursorField, fromCursor, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Card } from '../documents.js';
import { CardCommands } from './card-commands.js';
import { presentLettingGo } from './letting-go.presenter.js';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
const reviewBody = z.strictObject({ decision: reviewDecision });

/** Who stands for letting go, why, and what a member says to that. */
@Controller('v1')
export class LettingGoController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CardCommands) private readonly commands: CardCommands,
  ) {}

  /** Who goes by themselves within 30 days, the first first, with what it rests on. */
  @Get('letting-go')
  async list(
    @Query({ schema: query }) { limit, cursor }: z.output<typeof query>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const after = fromCursor(cursor, textPlace);
    const page = await this.documents.list<Card>({
      ...{ pool: viewerOf(request).pool, collection: 'card', index: 'let-go' },
      ...{ from: 0, to: listedBefore(this.clock.now()) + 1, limit },
      ...(after === undefined ? {} : { after }),
    });
    return { items: page.items.flatMap(({ body }) => presentLettingGo(body) ?? []), next: toCursor(page.next) };
  }

  /** `keep`: they stay, and counting begins anew · `later`: they are listed again in three months · `open`: takes either back. */
  @Post('contacts/:id/review')
  @HttpCode(200)
  review(
    @Param('id') contact: string,
    @Body({ schema: reviewBody }) { decision }: z.output<typeof reviewBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.review', data: { contact, decision } });
  }
}
