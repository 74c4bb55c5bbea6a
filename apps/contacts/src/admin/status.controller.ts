import { Controller, Get, Inject, Req } from '@nestjs/common';
import { viewerOf } from '#libs/http/edge.js';
import { HEALTH, type Health } from '#libs/http/health.controller.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { ABOUT, type About } from '../pool/me.controller.js';
import { PoolStatus } from './pool-status.js';

/** How this Kith and the pool stand, and what is wrong. */
@Controller('v1/status')
export class StatusController {
  constructor(
    @Inject(PoolStatus) private readonly status: PoolStatus,
    @Inject(HEALTH) private readonly health: Health,
    @Inject(ABOUT) private readonly about: About,
  ) {}

  @Get()
  async read(@Req() request: EdgeRequest): Promise<unknown> {
    const { pool } = viewerOf(request);
    const reasons = await this.health();
    return {
      ...this.about,
      ready: Object.keys(reasons).length === 0,
      reasons,
      ...(await this.status.of(pool)),
    };
  }
}
