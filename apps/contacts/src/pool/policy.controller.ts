import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { policyBounds } from '#libs/events/policy-bounds.js';
import { policyFaults } from '#libs/events/policy-faults.js';
import { policySchema } from '#libs/events/policy.js';
import type { Documents } from '#libs/ports/documents.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, ifMatch, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import type { PoolDoc } from '../documents.js';
import { Rehearsals, type RehearsalState } from './rehearsals.js';

/** Every number is looked at, and everything that is wrong said at once. */
const numbers = z.record(z.string(), z.unknown());

const rehearsal = z.strictObject({ policy: numbers, days: z.int().min(7).max(365).default(90) });

/** The pool's numbers, and tighter ones for a contact who wishes so. Nobody can set a nuisance: ceilings and floors are code. */
@Controller('v1')
export class PolicyController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(Rehearsals) private readonly rehearsals: Rehearsals,
    @Inject(CardCommands) private readonly commands: CardCommands,
  ) {}

  /** The numbers in force, those before them, and between what each may lie. */
  @Get('policy')
  async read(@Req() request: EdgeRequest): Promise<unknown> {
    const pool = await this.pool(request);
    const former = pool.former === undefined ? null : withTagNames(pool.former);
    return { version: pool.policyVersion, policy: withTagNames(pool), former, bounds: policyBounds };
  }

  /** How far the last rehearsal is, or what it came to. */
  @Get('policy/rehearse')
  rehearsed(@Req() request: EdgeRequest): Promise<RehearsalState> {
    return this.rehearsals.state(viewerOf(request).pool);
  }

  /** Begins to play the last days of the pool again, under its policy and under this one. Adopts nothing, and refuses what could not be adopted (`policy-refused`). */
  @Post('policy/rehearse')
  @HttpCode(202)
  async rehearse(
    @Body({ schema: rehearsal }) { policy, days }: z.output<typeof rehearsal>,
    @Req() request: EdgeRequest,
  ): Promise<RehearsalState> {
    const faults = policyFaults(policy);
    if (faults.length > 0)
      throw this.edge.problem({ refused: 'policy-refused', because: { faults } }, viewerOf(request));
    const { id, policy: now } = await this.pool(request);
    return this.rehearsals.start(id, days, { now, other: policySchema.parse(policy) });
  }

  @Put('policy')
  async change(
    @Body({ schema: numbers }) policy: z.output<typeof numbers>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'policy.change', data: { policy } });
    return done.later ? done.body : this.read(request);
  }

  @Put('contacts/:id/policy')
  narrow(
    @Param('id') contact: string,
    @Body({ schema: numbers }) policy: z.output<typeof numbers>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, {
      kind: 'contact.narrow',
      data: { contact, policy },
      ifMatch: ifMatch(request),
    });
  }

  @Delete('contacts/:id/policy')
  widen(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, {
      kind: 'contact.narrow',
      data: { contact, policy: null },
      ifMatch: ifMatch(request),
    });
  }

  private async pool(request: EdgeRequest): Promise<PoolDoc> {
    const [found] = await this.documents.many(viewerOf(request).pool, [{ collection: 'pool', key: 'self' }]);
    return found?.body as PoolDoc;
  }
}

/** Tags by what they say, as they were set. */
function withTagNames({ policy, tagNames }: Pick<PoolDoc, 'policy' | 'tagNames'>): PoolDoc['policy'] {
  const { narrower } = policy;
  if (narrower?.tags === undefined) return policy;
  const named = Object.entries(narrower.tags).map(([tag, one]) => [tagNames[tag] ?? tag, one]);
  return { ...policy, narrower: { ...narrower, tags: Object.fromEntries(named) as typeof narrower.tags } };
}
