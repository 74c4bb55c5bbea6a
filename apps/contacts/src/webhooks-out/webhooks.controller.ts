import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { catalog } from '#libs/events/catalog.js';
import { Edge, freshId, idempotencyKey, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { typeWords } from './type-words.texts.js';
import { changedWebhookBody, newWebhookBody } from './webhook.requests.js';
import type { Webhook } from './webhook-document.js';
import { WebhookViews } from './webhook-views.js';

/** Other systems that are told, by Standard Webhooks, of what is decided here: facts and ids, never who somebody is. */
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(WebhookViews) private readonly views: WebhookViews,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
  ) {}

  @Get()
  async list(@Req() request: EdgeRequest): Promise<unknown> {
    return { items: await this.views.all(viewerOf(request).pool), next: null };
  }

  /** Every type of event that can be told of; `words`: what each says, in the reader's language. */
  @Get('types')
  types(@Req() request: EdgeRequest): object {
    const items = catalog.map(({ type }) => type);
    return { items, next: null, words: typeWords(items, viewerOf(request).language) };
  }

  /** The secret is shown this once. The same again answers the same, without it. */
  @Post()
  async add(
    @Body({ schema: newWebhookBody }) body: z.output<typeof newWebhookBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const webhook = freshId('w', `${viewer.pool}|${viewer.actor}|${idempotencyKey(request)}`);
    const data = { ...body, webhook, member: viewer.member };
    const done = await this.edge.run(request, reply, { kind: 'webhook.add', data });
    if (done.later) return done.body;
    const secret = await this.secrets.first(viewer.pool, webhook);
    const hint = secret === null ? this.edge.remark('secret-shown', viewer) : {};
    return { ...(await this.read(viewer, webhook)), secret, ...hint };
  }

  @Get(':id')
  one(@Param('id') id: string, @Req() request: EdgeRequest): Promise<object> {
    return this.read(viewerOf(request), id);
  }

  /** What is not named stays. */
  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body({ schema: changedWebhookBody }) body: z.output<typeof changedWebhookBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { name, address, types } = await this.known(viewerOf(request), id);
    const data = { webhook: id, name, address, types, ...body };
    return this.run(id, { kind: 'webhook.change', data }, { request, reply });
  }

  /** It is told nothing more, and its secrets are destroyed. */
  @Delete(':id')
  @HttpCode(200)
  async remove(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'webhook.remove', data: { webhook: id } });
    if (done.later) return done.body;
    // Whoever tells it forgets them too, but only of what was to be told before.
    if (done.seqs.length > 0) await this.secrets.forget(viewerOf(request).pool, id);
    return { id, removed: true };
  }

  /** It is told nothing until it is resumed, of what happens meanwhile neither. */
  @Post(':id/stop')
  @HttpCode(200)
  stop(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.run(id, { kind: 'webhook.stop', data: { webhook: id, reason: 'member' } }, { request, reply });
  }

  @Post(':id/resume')
  @HttpCode(200)
  resume(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.run(id, { kind: 'webhook.resume', data: { webhook: id } }, { request, reply });
  }

  private async run(
    id: string,
    command: { kind: string; data: object },
    { request, reply }: { request: EdgeRequest; reply: EdgeReply },
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, command);
    return done.later ? done.body : this.read(viewerOf(request), id);
  }

  private async read(viewer: Viewer, id: string): Promise<object> {
    return this.views.shown(viewer.pool, await this.known(viewer, id));
  }

  private async known(viewer: Viewer, id: string): Promise<Webhook> {
    const hook = await this.views.hook(viewer.pool, id);
    if (hook === null) throw this.edge.problem({ refused: 'webhook-unknown', because: { webhook: id } }, viewer);
    return hook;
  }
}
