import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Edge, freshId, idempotencyKey, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { deliveriesQuery } from './webhook.requests.js';
import { WebhookViews } from './webhook-views.js';

/** How a system is told: its secrets, a message that tries it, and what became of every message. */
@Controller('v1/webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(WebhookViews) private readonly views: WebhookViews,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
  ) {}

  /** Messages of the last 30 days, the newest first. What they said is not kept: it stands in the ledger. */
  @Get('deliveries')
  async list(
    @Param('id') id: string,
    @Query({ schema: deliveriesQuery }) { limit, cursor }: z.output<typeof deliveriesQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    await this.demand(viewer, id);
    const place = { after: fromCursor(cursor, textPlace), limit };
    const page = await this.views.deliveries(viewer.pool, id, place);
    return { items: page.items, next: toCursor(page.next) };
  }

  /** Sends it a message that says nothing: what came of it stands among its deliveries. */
  @Post('test')
  @HttpCode(202)
  test(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.ask(id, null, { request, reply });
  }

  /** Tells it once more, under the same `webhook-id`. */
  @Post('deliveries/:delivery/resend')
  @HttpCode(202)
  async resend(
    @Param('id') id: string,
    @Param('delivery') delivery: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const of = await this.views.delivery(viewer.pool, id, delivery);
    if (of === null) throw this.edge.problem({ refused: 'delivery-unknown', because: { delivery } }, viewer);
    return this.ask(id, of, { request, reply });
  }

  /**
   * A new secret, shown this once. Messages are signed with it and with the one before, until the next is made. The same
   * request again answers another in its place.
   */
  @Post('secret')
  @HttpCode(200)
  async rotate(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    await this.demand(viewer, id);
    const of = freshId('k', `${viewer.actor}|${idempotencyKey(request)}`);
    return { id, secret: await this.secrets.add(viewer.pool, id, of) };
  }

  private async ask(
    webhook: string,
    of: { epoch: number; seq: number } | null,
    { request, reply }: { request: EdgeRequest; reply: EdgeReply },
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'webhook.ask', data: { webhook, of } });
    return done.later ? done.body : { id: webhook, asked: true };
  }

  private async demand(viewer: Viewer, id: string): Promise<void> {
    if ((await this.views.hook(viewer.pool, id)) !== null) return;
    throw this.edge.problem({ refused: 'webhook-unknown', because: { webhook: id } }, viewer);
  }
}
