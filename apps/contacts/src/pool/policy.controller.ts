import { Body, Controller, Get, Inject, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { policySchema } from '#libs/events/policy.js';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';

/** The pool's numbers. Ceilings and floors are the schema's: nobody can set a nuisance. */
@Controller('v1/policy')
export class PolicyController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
  ) {}

  @Get()
  async read(@Req() request: EdgeRequest): Promise<unknown> {
    const [found] = await this.documents.many(viewerOf(request).pool, [{ collection: 'pool', key: 'self' }]);
    const pool = found?.body as PoolDoc;
    return { version: pool.policyVersion, policy: pool.policy };
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
}
