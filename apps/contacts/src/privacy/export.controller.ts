import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { CLOCK } from '#libs/http/access.guard.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import { ContactExport } from './contact-export.js';

/** Everything that is known of somebody, for themselves (Art. 15 and 20 GDPR). That it was handed out is recorded first. */
@Controller('v1/contacts/:id/export')
export class ExportController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(ContactExport) private readonly exports: ContactExport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async export(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const done = await this.edge.run(request, reply, { kind: 'privacy.export', data: { contact } });
    if (done.later) return done.body;
    reply.header('Content-Disposition', `attachment; filename="${contact}.json"`);
    return this.exports.of(viewer, contact, this.clock.now());
  }
}
