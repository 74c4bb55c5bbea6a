import { Controller, Get, Inject, Req } from '@nestjs/common';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import type { Documents } from '#libs/ports/documents.js';
import type { PoolDoc } from '../documents.js';
import type { MemberDoc } from './pool-documents.js';

export const ABOUT = Symbol('about this installation');

/** What the page shows of the installation itself. */
export interface About {
  version: string;
  demo: boolean;
}

/** Who I am, and in which pool. */
@Controller('v1/me')
export class MeController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(ABOUT) private readonly about: About,
  ) {}

  @Get()
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
