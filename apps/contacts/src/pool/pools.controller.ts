import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { Documents } from '#libs/ports/documents.js';
import { Access } from '#libs/http/access.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, freshId, idempotencyKey, type EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import type { MemberDoc, PoolDoc } from '../documents.js';
import { Organisations } from './organisations.js';

export const ABOUT = Symbol('about this installation');

/** What the page shows of the installation itself. */
export interface About {
  version: string;
  demo: boolean;
}

const homeField = z.strictObject({
  zone: z.string().min(1).max(60),
  country: z.string().length(2).toUpperCase(),
  language: z.enum(['en', 'de']),
});
const poolBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  home: homeField,
  /** `same`: of the pool one is in, whose objections and erasures hold here, too; `new`: on its own */
  organisation: z.enum(['same', 'new']).optional(),
  owner: z.strictObject({ name: z.string().trim().min(1).max(200) }).default({ name: 'Owner' }),
});

/** The first run, and who I am. */
@Controller('v1')
export class PoolsController {
  // eslint-disable-next-line max-params -- each is one thing the first run needs
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(Access) private readonly access: Access,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(ABOUT) private readonly about: About,
  ) {}

  @Get('me')
  async me(@Req() request: EdgeRequest): Promise<unknown> {
    const viewer = request.visit?.viewer ?? null;
    if (viewer === null) return { ...this.about, member: null, pool: null };
    const { pool, member } = await this.namesOf(viewer);
    const anyone = await this.documents.search({
      pool: viewer.pool,
      collection: 'card',
      words: [],
      sort: 'name',
      limit: 1,
    });
    return {
      ...this.about,
      member: { id: viewer.member, name: member, role: viewer.role },
      pool: { id: viewer.pool, name: pool, home: viewer.home, empty: anyone.items.length === 0 },
    };
  }

  @Post('pools')
  @HttpCode(201)
  async create(
    @Body({ schema: poolBody }) body: z.output<typeof poolBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const user = request.visit?.user;
    if (user === null || user === undefined)
      throw new HttpProblem(
        403,
        'not-allowed',
        'A key belongs to one pool and cannot make another; sign in as a person.',
      );
    const key = idempotencyKey(request);
    const pool = freshId('p', `${user}|${key}`);
    const member = freshId('m', `${user}|${key}`);
    const viewer: Viewer = {
      user,
      pool,
      member,
      role: 'owner',
      scopes: [],
      actor: `member:${member}`,
      language: body.home.language,
      home: body.home,
    };
    const data = {
      name: body.name,
      home: body.home,
      organisation: await this.organisations.forNew(pool, body.organisation, request.visit?.viewer ?? null),
      owner: { member, name: body.owner.name, email: null },
    };
    const done = await this.edge.runAs(viewer, { pool, kind: 'pool.create', data, key }, reply);
    if (done.later) return done.body;
    await this.access.joinPool(user, { pool, member }, body.owner.name);
    return { id: pool, name: body.name, home: body.home, member };
  }

  private async namesOf(viewer: Viewer): Promise<{ pool: string | null; member: string | null }> {
    const found = await this.documents.many(viewer.pool, [
      { collection: 'pool', key: 'self' },
      { collection: 'member', key: viewer.member },
    ]);
    const pool = found.find(({ collection }) => collection === 'pool')?.body as PoolDoc | undefined;
    const member = found.find(({ collection }) => collection === 'member')?.body as MemberDoc | undefined;
    return { pool: pool?.name ?? null, member: member?.name ?? null };
  }
}
