import type { IncomingMessage } from 'node:http';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { Hooks } from './hooks.js';
import { readRaw } from './raw-body.js';

/** Addresses that platforms call. They retry on anything but 200, so that is the answer to all that is stored. */
@Controller('hooks')
export class HooksController {
  constructor(@Inject(Hooks) private readonly hooks: Hooks) {}

  @Post(':kind/:endpoint')
  @HttpCode(200)
  async take(
    @Param('kind') kind: string,
    @Param('endpoint') endpoint: string,
    @Req() request: EdgeRequest & { body: IncomingMessage | undefined },
  ): Promise<{ received: true }> {
    const raw = await readRaw(request.body);
    const answer = await this.hooks.take({ kind, endpoint, headers: request.headers, raw });
    if (answer === 'taken') return { received: true };
    if (answer === 'unknown')
      throw new HttpProblem(404, 'hook-unknown', 'No source has this address: copy it anew from the sources page.');
    throw new HttpProblem(
      401,
      'signature-wrong',
      'The signature does not fit: give the platform the secret of this source, or rotate it on the sources page.',
    );
  }
}
