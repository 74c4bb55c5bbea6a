import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { viewerOf } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { Rebuilds, type RebuildState } from './rebuilds.js';

/** The pool's documents, folded anew from its ledger while people go on working. */
@Controller('v1/projections')
export class ProjectionsController {
  constructor(@Inject(Rebuilds) private readonly rebuilds: Rebuilds) {}

  @Get('rebuild')
  read(@Req() request: EdgeRequest): Promise<RebuildState> {
    return this.rebuilds.state(viewerOf(request).pool);
  }

  /** Begins a rebuild, unless one is under way. */
  @Post('rebuild')
  @HttpCode(202)
  start(@Req() request: EdgeRequest): Promise<RebuildState> {
    const { pool, actor } = viewerOf(request);
    this.rebuilds.start(pool, actor);
    return this.rebuilds.state(pool);
  }
}
