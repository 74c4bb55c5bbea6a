import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import * as w from '#libs/events/words.js';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { cursorField, timeField } from '#libs/http/parse.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { SuggestionViews } from './suggestion-views.js';

const listQuery = z.strictObject({
  member: z.string().max(80).default('me'),
  state: z.enum(['open', 'accepted']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
const askBody = z.strictObject({
  contact: w.id,
  reason: z.strictObject({ kind: w.askedFor, text: z.string().trim().min(1).max(500).nullable().default(null) }),
  channel: w.channel.nullable().default(null),
});
const acceptBody = z.strictObject({ channel: w.channel.nullable().default(null) });
const declineBody = z.strictObject({ reason: w.declineReason });
const snoozeBody = z.strictObject({ until: timeField });
const handoverBody = z.strictObject({ to: w.id });
const confirmBody = z.strictObject({
  wrote: z.boolean(),
  channel: w.channel.nullable().default(null),
  at: timeField.nullable().default(null),
});

/** Offers to write, and what members say about them. */
@Controller('v1/suggestions')
export class SuggestionsController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(SuggestionViews) private readonly views: SuggestionViews,
  ) {}

  @Get()
  list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    return this.views.list(viewer, { ...query, member: query.member === 'me' ? viewer.member : query.member });
  }

  /** Asks whether a member may write now, and takes the slot if so: 201 accepted, or 409 with every rule against it. */
  @Post()
  @HttpCode(201)
  async ask(
    @Body({ schema: askBody }) body: z.output<typeof askBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const done = await this.edge.run(request, reply, {
      kind: 'suggestion.ask',
      data: { ...body, member: viewer.member },
    });
    return done.later ? done.body : this.views.shown(done.about?.key ?? '', viewer);
  }

  @Post(':id/open')
  @HttpCode(200)
  open(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.open', data: {} }, request, reply);
  }

  @Post(':id/accept')
  @HttpCode(200)
  accept(
    @Param('id') id: string,
    @Body({ schema: acceptBody }) body: z.output<typeof acceptBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.accept', data: body }, request, reply);
  }

  @Post(':id/decline')
  @HttpCode(200)
  decline(
    @Param('id') id: string,
    @Body({ schema: declineBody }) body: z.output<typeof declineBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.decline', data: body }, request, reply);
  }

  @Post(':id/snooze')
  @HttpCode(200)
  snooze(
    @Param('id') id: string,
    @Body({ schema: snoozeBody }) body: z.output<typeof snoozeBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.snooze', data: body }, request, reply);
  }

  /** A colleague writes instead: this offer ends, and its reason is theirs. */
  @Post(':id/handover')
  @HttpCode(200)
  handOver(
    @Param('id') id: string,
    @Body({ schema: handoverBody }) body: z.output<typeof handoverBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.handover', data: body }, request, reply);
  }

  /** "Did you write?" */
  @Post(':id/confirm')
  @HttpCode(200)
  confirm(
    @Param('id') id: string,
    @Body({ schema: confirmBody }) body: z.output<typeof confirmBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.act(id, { kind: 'suggestion.confirm', data: body }, request, reply);
  }

  private async act(
    id: string,
    command: { kind: string; data: object },
    request: EdgeRequest,
    reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const suggestion = await this.views.read(viewer.pool, id);
    if (suggestion === null)
      throw new HttpProblem(
        404,
        'suggestion-unknown',
        'There is no such offer in this pool; it may have been erased with its contact.',
      );
    const data = { suggestion: id, contact: suggestion.contact, member: viewer.member, ...command.data };
    const done = await this.edge.run(request, reply, { kind: command.kind, data });
    return done.later ? done.body : this.views.shown(id, viewer);
  }
}
