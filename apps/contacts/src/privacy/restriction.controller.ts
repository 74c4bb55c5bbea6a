import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { ContactViews } from '../contact/contact-views.js';
import { restrictionBody, unrestrictBody } from './privacy.requests.js';

/** Somebody's data is only kept (Art. 18 GDPR). Anybody of the team records that wish; the privacy role lifts it. */
@Controller('v1/contacts/:id/restriction')
export class RestrictionController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(ContactViews) private readonly views: ContactViews,
  ) {}

  @Post()
  @HttpCode(200)
  restrict(
    @Param('id') contact: string,
    @Body({ schema: restrictionBody }) { note }: z.output<typeof restrictionBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(request, reply, { kind: 'privacy.restrict', data: { contact, note } });
  }

  @Delete()
  lift(
    @Param('id') contact: string,
    @Body({ schema: unrestrictBody }) { note }: z.output<typeof unrestrictBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(request, reply, { kind: 'privacy.unrestrict', data: { contact, note } });
  }

  private async act(
    request: EdgeRequest,
    reply: EdgeReply,
    command: { kind: string; data: unknown },
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, command);
    return done.later ? done.body : this.views.shown(done.about, viewerOf(request), reply);
  }
}
