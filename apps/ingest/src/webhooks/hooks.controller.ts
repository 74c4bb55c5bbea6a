import type { IncomingMessage } from 'node:http';
import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { Hooks, type Answer } from './hooks.js';
import { NudgeDoor } from './nudge-door.js';
import { readRaw } from './raw-body.js';
import { headerOf } from './signature.js';

/** Why a delivery was not taken: its platform says it again, or whoever looks after it reads what to do. */
const refusals: Readonly<Record<Exclude<Answer, 'taken'>, [status: number, code: string, sentence: string]>> = {
  unknown: [404, 'hook-unknown', 'No source has this address: copy it anew from the sources page.'],
  unsigned: [
    401,
    'signature-wrong',
    'The signature does not fit: give the platform the secret of this source, or rotate it on the sources page.',
  ],
  untimely: [
    401,
    'signature-untimely',
    'The signature fits, but not the time it was made at: set the clock there, or that of Kith, and send it signed anew.',
  ],
  secretless: [
    503,
    'secret-missing',
    'This source waits for the secret of its platform: give it on the sources page, and what is said again is taken.',
  ],
  // Whoever is told 4xx may give up, and lose for good what they wanted to say: of this they say it again, there.
  moved: [503, 'pool-moved', 'This pool has moved to another installation: give the platform the address there.'],
  arriving: [503, 'pool-arriving', 'This pool is still on its way into this installation: say it again in a while.'],
};

const LONGEST_ECHO = 200;

/** Addresses that platforms call. They retry on anything but 200, so that is the answer to all that is stored. */
@Controller('hooks')
export class HooksController {
  constructor(
    @Inject(Hooks) private readonly hooks: Hooks,
    @Inject(NudgeDoor) private readonly nudges: NudgeDoor,
  ) {}

  @Post(':kind/:endpoint')
  @HttpCode(200)
  async take(
    @Param('kind') kind: string,
    @Param('endpoint') endpoint: string,
    @Req() request: EdgeRequest & { body: IncomingMessage | undefined },
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<{ received: true }> {
    const raw = await readRaw(request.body);
    const door = this.nudges.isFor(kind) ? this.nudges : this.hooks;
    const answer = await door.take({ kind, endpoint, headers: request.headers, raw });
    const echoed = this.nudges.echoes(kind);
    const value = echoed === null ? null : headerOf(request.headers, echoed);
    if (echoed !== null && value !== null && answer === 'taken') reply.header(echoed, value.slice(0, LONGEST_ECHO));
    if (answer !== 'taken') throw new HttpProblem(...refusals[answer]);
    return { received: true };
  }
}
