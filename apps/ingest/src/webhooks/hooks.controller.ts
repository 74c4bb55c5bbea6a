import type { IncomingMessage } from 'node:http';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { Hooks, type Answer } from './hooks.js';
import { readRaw } from './raw-body.js';

/** Why a delivery was not taken: its platform says it again, or whoever looks after it reads what to do. */
const refusals: Readonly<Record<Exclude<Answer, 'taken'>, [status: number, code: string, sentence: string]>> = {
  unknown: [404, 'hook-unknown', 'No source has this address: copy it anew from the sources page.'],
  unsigned: [
    401,
    'signature-wrong',
    'The signature does not fit: give the platform the secret of this source, or rotate it on the sources page.',
  ],
  secretless: [
    503,
    'secret-missing',
    'This source waits for the secret of its platform: give it on the sources page, and what is said again is taken.',
  ],
  moved: [409, 'pool-moved', 'This pool has moved to another installation: give the platform the address there.'],
  arriving: [503, 'pool-arriving', 'This pool is still on its way into this installation: say it again in a while.'],
};

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
    if (answer !== 'taken') throw new HttpProblem(...refusals[answer]);
    return { received: true };
  }
}
