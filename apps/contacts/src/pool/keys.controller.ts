import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { Access, type NewKey } from '#libs/http/access.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, freshId, idempotencyKey, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { isoTime, timeField } from '#libs/http/parse.js';
import { refuseScopesAbove } from '#libs/http/no-more-than-own.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Scope } from '#libs/http/permissions.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';
import { KEY_LIFE } from './key.decider.js';

const keyBody = z.strictObject({
  member: z.string().max(80).optional(),
  scopes: z.array(z.enum(['read', 'write', 'decide', 'import', 'admin', 'privacy'])).min(1),
  expiresAt: timeField.optional(),
});

type IssuedKey = PoolDoc['keys'][number];

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
    return { items: (await this.keysOf(viewerOf(request).pool)).map(shown), next: null };
  }

  /** The same key again answers the same id, and that its secret was shown. */
  @Post()
  async issue(
    @Body({ schema: keyBody }) body: z.output<typeof keyBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const { scopes, expiresAt } = body;
    demandEnd(expiresAt);
    const member = body.member ?? viewer.member;
    refuseScopesAbove(viewer, scopes);
    const id = freshId('k', `${viewer.pool}|${viewer.actor}|${idempotencyKey(request)}`).replace('_', '');
    const done = await this.edge.run(request, reply, {
      kind: 'key.issue',
      data: { key: id, member, scopes, expiresAt },
    });
    if (done.later) return done.body;
    const issued = (await this.keysOf(viewer.pool)).find(({ key }) => key === id);
    const asked = { key: id, member, scopes, expiresAt: expiresAt ?? null };
    const secret = issued === undefined ? null : await this.access.issueKey(recordOf(issued, scopes, viewer));
    const hint = secret === null ? this.edge.remark('secret-shown', viewer) : {};
    return { ...shown(issued ?? asked), key: secret, ...hint };
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

  private async keysOf(pool: string): Promise<readonly IssuedKey[]> {
    const [found] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    return (found?.body as PoolDoc | undefined)?.keys ?? [];
  }
}

function demandEnd(expiresAt: number | undefined): void {
  if (expiresAt === undefined || expiresAt <= Date.now() + KEY_LIFE) return;
  throw new HttpProblem(422, 'expiry-too-late', 'A key lives one year at most; name an earlier expiresAt.', {
    field: 'expiresAt',
  });
}

function recordOf({ key, member, expiresAt }: IssuedKey, scopes: Scope[], { pool }: Viewer): NewKey {
  return { id: key, pool, member, scopes, expiresAt };
}

function shown({ key, member, scopes, expiresAt }: IssuedKey): object {
  return { id: key, member, scopes, expiresAt: isoTime(expiresAt) };
}
