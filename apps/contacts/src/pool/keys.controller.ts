import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { Access } from '#libs/http/access.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, freshId, idempotencyKey, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { isoTime, timeField } from '#libs/http/parse.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';

const DAY = 86_400_000;
const LONGEST_DAYS = 366;
const keyBody = z.strictObject({
  member: z.string().max(80).optional(),
  scopes: z.array(z.enum(['read', 'write', 'decide', 'import', 'admin', 'privacy'])).min(1),
  expiresAt: timeField.optional(),
});

/** API keys: the secret is shown once, stored hashed, and never may more than its member. */
@Controller('v1/keys')
export class KeysController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(Access) private readonly access: Access,
    @Inject(DOCUMENTS) private readonly documents: Documents,
  ) {}

  @Get()
  async list(@Req() request: EdgeRequest): Promise<unknown> {
    const [found] = await this.documents.many(viewerOf(request).pool, [{ collection: 'pool', key: 'self' }]);
    const keys = (found?.body as PoolDoc | undefined)?.keys ?? [];
    return {
      items: keys.map(({ key, member, scopes, expiresAt }) => ({
        id: key,
        member,
        scopes,
        expiresAt: isoTime(expiresAt),
      })),
      next: null,
    };
  }

  @Post()
  async issue(
    @Body({ schema: keyBody }) body: z.output<typeof keyBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const latest = Date.now() + LONGEST_DAYS * DAY;
    const expiresAt = body.expiresAt ?? latest;
    if (expiresAt > latest)
      throw new HttpProblem(422, 'expiry-too-late', 'A key lives one year at most; name an earlier expiresAt.', {
        field: 'expiresAt',
      });
    const id = freshId('k', `${viewer.pool}|${viewer.actor}|${idempotencyKey(request)}`).replace('_', '');
    const member = body.member ?? viewer.member;
    const done = await this.edge.run(request, reply, {
      kind: 'key.issue',
      data: { key: id, member, scopes: body.scopes, expiresAt },
    });
    if (done.later) return done.body;
    const secret = await this.access.issueKey({ id, pool: viewer.pool, member, scopes: body.scopes, expiresAt });
    return { id, member, scopes: body.scopes, expiresAt: isoTime(expiresAt), key: secret };
  }

  @Delete(':id')
  @HttpCode(200)
  async revoke(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'key.revoke', data: { key: id } });
    await this.access.revokeKey(id);
    return done.later ? done.body : { id, revoked: true };
  }
}
