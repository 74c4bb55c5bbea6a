import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Commands } from '#libs/transport/commands.js';
import { viewerOf } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';

export const COMMANDS = Symbol('commands');

/** What became of a command that took longer than its caller wanted to wait. */
@Controller('v1/commands')
export class CommandsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

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
    return outcome;
  }
}
