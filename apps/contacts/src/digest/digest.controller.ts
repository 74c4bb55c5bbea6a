import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import * as w from '#libs/events/words.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { DigestView } from './digest-view.js';

const choiceBody = z.strictObject({
  channel: w.digestChannel,
  language: w.language.optional(),
  /** `webhook` null, or left out: the one that was given before */
  chat: z
    .strictObject({ kind: w.chatKind, webhook: z.string().trim().min(1).max(2000).nullable().default(null) })
    .nullable()
    .default(null),
});

/** How I am told of my morning. */
@Controller('v1/me/digest')
export class DigestController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DigestView) private readonly view: DigestView,
  ) {}

  @Get()
  read(@Req() request: EdgeRequest): Promise<unknown> {
    return this.view.of(viewerOf(request));
  }

  @Put()
  async choose(
    @Body({ schema: choiceBody }) body: z.output<typeof choiceBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const data = { ...body, language: body.language ?? viewer.language, member: viewer.member };
    const done = await this.edge.run(request, reply, { kind: 'digest.choose', data });
    return done.later ? done.body : this.view.of(viewer);
  }

  /** Sends me one now, whatever it holds: how that went, GET says as `last`. */
  @Post('now')
  @HttpCode(202)
  async now(@Req() request: EdgeRequest, @Res({ passthrough: true }) reply: EdgeReply): Promise<unknown> {
    const viewer = viewerOf(request);
    const done = await this.edge.run(request, reply, { kind: 'digest.ask', data: { member: viewer.member } });
    return done.later ? done.body : this.view.of(viewer);
  }
}
