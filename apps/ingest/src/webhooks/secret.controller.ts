import { randomBytes } from 'node:crypto';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { idempotencyKey, viewerOf } from '#libs/http/edge.js';
import { HttpProblem, refused } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { madeSecret } from '../sources/new-source.js';
import { mergedSettings } from '../sources/source.requests.js';
import { Sources } from '../sources/sources.js';

/** Secrets of sources that call us, made anew. */
@Controller('v1/sources')
export class SecretController {
  constructor(@Inject(Sources) private readonly sources: Sources) {}

  /** A new secret, shown this once. The one before it counts on until the next is made, so that the platform has time. */
  @Post(':id/secret')
  @HttpCode(200)
  async rotate(@Param('id') id: string, @Req() request: EdgeRequest): Promise<{ id: string; secret: string }> {
    const { pool, member, actor, scopes } = viewerOf(request);
    const source = await this.sources.read(pool, id);
    const kind = source === null ? undefined : this.sources.kindOf(source.kind);
    if (source === null || kind?.way !== 'calling')
      throw new HttpProblem(404, 'source-unknown', 'There is no such source that calls Kith.');
    if (!scopes.includes(kind.needs))
      throw new HttpProblem(403, 'not-allowed', 'Only an owner or administrator of the pool may do this.');
    if (kind.secretFrom === 'platform')
      throw new HttpProblem(
        409,
        'secret-of-platform',
        'The platform makes this secret: make a new one there and give it to the source.',
      );
    const secret = madeSecret(kind, (bytes) => randomBytes(bytes).toString('base64url'));
    const asking = { pool, member, actor, key: idempotencyKey(request) };
    const changed = await this.sources.change(asking, id, { settings: mergedSettings(source, kind, { secret }) });
    if ('refused' in changed) throw refused(changed, 'The secret could not be changed.', changed.because);
    return { id, secret };
  }
}
