import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { policySchema } from '#libs/events/policy.js';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';
import { Rehearsals, type RehearsalState } from './rehearsals.js';

const rehearsal = z.strictObject({ policy: policySchema, days: z.int().min(7).max(365).default(90) });

/** The pool's numbers. Ceilings and floors are the schema's: nobody can set a nuisance. */
@Controller('v1/policy')
export class PolicyController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(Rehearsals) private readonly rehearsals: Rehearsals,
  ) {}

  @Get()
  async read(@Req() request: EdgeRequest): Promise<unknown> {
    const { policyVersion: version, policy } = await this.pool(request);
    return { version, policy };
  }

  /** How far the last rehearsal is, or what it came to. */
  @Get('rehearse')
  rehearsed(@Req() request: EdgeRequest): Promise<RehearsalState> {
    return this.rehearsals.state(viewerOf(request).pool);
  }

  /** Begins to play the last days of the pool again, under its policy and under this one. Adopts nothing. */
  @Post('rehearse')
  @HttpCode(202)
  async rehearse(
    @Body({ schema: rehearsal }) { policy, days }: z.output<typeof rehearsal>,
    @Req() request: EdgeRequest,
  ): Promise<RehearsalState> {
    const { id, policy: now } = await this.pool(request);
    return this.rehearsals.start(id, days, { now, other: policy });
  }

  @Put()
  async change(
    @Body({ schema: policySchema }) policy: z.output<typeof policySchema>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'policy.change', data: { policy } });
    return done.later ? done.body : this.read(request);
  }

  private async pool(request: EdgeRequest): Promise<PoolDoc> {
    const [found] = await this.documents.many(viewerOf(request).pool, [{ collection: 'pool', key: 'self' }]);
    return found?.body as PoolDoc;
  }
}
