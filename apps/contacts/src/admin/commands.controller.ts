import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Commands } from '#libs/transport/commands.js';
import { viewerOf } from '#libs/http/edge.js';
import { CLOCK } from '#libs/http/access.guard.js';
import { HttpProblem, refused, toProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import { explainRefusal } from '../outreach/explain-refusal.js';

export const COMMANDS = Symbol('commands');

/** What became of a command that took longer than its caller wanted to wait. */
@Controller('v1/commands')
export class CommandsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `queued` or `parked` with a sentence, `done` with what it is about, or `refused` with the problem its caller would have been answered. */
  @Get(':key')
  async read(@Param('key') key: string, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const outcome = await this.commands.outcomeOf(viewer.pool, viewer.actor, key);
    if (outcome === null)
      throw new HttpProblem(
        404,
        'command-unknown',
        'Nothing is known of a command under this key from you; outcomes are kept for 7 days.',
      );
    if (outcome.state === 'done') return outcome;
    const refusal = outcome.state === 'refused' ? outcome.refusal : { refused: outcome.state };
    const { sentence, extensions } = explainRefusal(refusal, viewer, this.clock.now());
    if (outcome.state !== 'refused') return { state: outcome.state, code: outcome.state, detail: sentence };
    return { state: outcome.state, problem: toProblem(refused(outcome.refusal, sentence, extensions)) };
  }
}
