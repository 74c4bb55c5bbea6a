import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '#libs/http/access.js';
import { Edge, freshId, idempotencyKey, type EdgeReply } from '#libs/http/edge.js';
import { countryField } from '#libs/http/parse.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { Organisations } from './organisations.js';

const homeField = z.strictObject({
  zone: z.string().min(1).max(60),
  country: countryField,
  language: z.enum(['en', 'de']),
});
const poolBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  home: homeField,
  /** `same`: of the pool one is in, whose objections and erasures hold here, too; `new`: on its own */
  organisation: z.enum(['same', 'new']).optional(),
  owner: z.strictObject({ name: z.string().trim().min(1).max(200) }).default({ name: 'Owner' }),
});

/** The first run, and every pool after it. */
@Controller('v1/pools')
export class PoolsController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(Access) private readonly access: Access,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {}

  @Post()
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
}
