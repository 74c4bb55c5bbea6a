import { Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { Verifications, type Verification } from '../pool/verifications.js';
import { emptyMonth } from './month-document.js';
import { monthOf } from './months-of.fold.js';

const query = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'it must be a month, as 2026-03')
    .optional(),
});

/** What proves, from the ledger alone, that no promise was broken: it is not for the one who keeps the ledger to say so. */
const PROVEN_BY = 'npm run kith -- verify';

/** What a month came to, for whoever leads a team: of people and rules, and never of one recruiter. */
@Controller('v1/proof')
export class ProofController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Verifications) private readonly verifications: Verifications,
  ) {}

  @Get()
  async month(@Query({ schema: query }) wish: z.output<typeof query>, @Req() request: EdgeRequest): Promise<unknown> {
    const now = this.clock.now();
    const month = wish.month ?? monthOf(now);
    const [found] = await this.documents.many(viewerOf(request).pool, [{ collection: 'month', key: month }]);
    return {
      month,
      running: month === monthOf(now),
      ...(found?.body ?? emptyMonth),
      provenBy: PROVEN_BY,
    };
  }

  /** Proves the ledger from its first event to its last, as the command does, and answers when that is done. */
  @Post('verification')
  @HttpCode(200)
  verify(@Req() request: EdgeRequest): Promise<Verification> {
    return this.verifications.verify(viewerOf(request).pool);
  }
}
