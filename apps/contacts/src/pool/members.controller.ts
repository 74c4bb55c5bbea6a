import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { role, type Role } from '#libs/events/words.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge, freshId, idempotencyKey, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { refuseRoleAbove } from '#libs/http/no-more-than-own.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';
import type { MemberDoc } from './pool-documents.js';
import { slowedMembers } from './slowed-members.js';

const memberBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  role: role.default('recruiter'),
  email: z.email().nullable().default(null),
  zone: z.string().max(60).optional(),
});
const changeBody = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    role,
    email: z.email().nullable(),
    zone: z.string().max(60),
  })
  .partial();

/** The people of the team. */
@Controller('v1/members')
export class MembersController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const { pool } = viewer;
    const [self] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    const doc = self?.body as PoolDoc | undefined;
    const ids = (doc?.members ?? []).map(({ member }) => ({ collection: 'member', key: member }));
    const found = await this.documents.many(pool, ids);
    const slowed = doc === undefined ? null : await slowedMembers(this.documents, viewer, doc, this.clock.now());
    const items = found.map(({ body }) => {
      const item = shown(body as MemberDoc);
      const brake = slowed?.get(item.id);
      return brake === undefined ? item : { ...item, brake };
    });
    return { items, next: null };
  }

  @Post()
  async add(
    @Body({ schema: memberBody }) body: z.output<typeof memberBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    refuseRoleAbove(viewer, body.role);
    const member = freshId('m', `${viewer.pool}|${viewer.actor}|${idempotencyKey(request)}`);
    const data = { ...body, zone: body.zone ?? viewer.home.zone, member };
    const done = await this.edge.run(request, reply, { kind: 'member.add', data });
    return done.later ? done.body : this.read(viewer, member);
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body({ schema: changeBody }) body: z.output<typeof changeBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const now = await this.read(viewer, id);
    refuseRoleAbove(viewer, now.role);
    refuseRoleAbove(viewer, body.role ?? now.role);
    const data = { member: id, name: now.name ?? '', role: now.role, email: now.email, zone: now.zone, ...body };
    const done = await this.edge.run(request, reply, { kind: 'member.change', data });
    return done.later ? done.body : this.read(viewer, id);
  }

  @Delete(':id')
  @HttpCode(200)
  async remove(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    refuseRoleAbove(viewer, (await this.read(viewer, id)).role);
    const done = await this.edge.run(request, reply, { kind: 'member.remove', data: { member: id } });
    return done.later ? done.body : { id, removed: true };
  }

  private async read(viewer: Viewer, id: string): Promise<ReturnType<typeof shown>> {
    const [found] = await this.documents.many(viewer.pool, [{ collection: 'member', key: id }]);
    if (found === undefined) throw new HttpProblem(404, 'member-unknown', 'There is no such member in this pool.');
    return shown(found.body as MemberDoc);
  }
}

function shown(member: MemberDoc): {
  id: string;
  name: string | null;
  role: Role;
  email: string | null;
  zone: string;
} {
  const { member: id, name, role: ofRole, email, zone } = member;
  return { id, name, role: ofRole, email, zone };
}
