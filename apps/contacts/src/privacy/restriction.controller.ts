import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import type { EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import { restrictionBody, unrestrictBody } from './privacy.requests.js';

/** Somebody's data is only kept (Art. 18 GDPR). Anybody of the team records that wish; the privacy role lifts it. */
@Controller('v1/contacts/:id/restriction')
export class RestrictionController {
  constructor(@Inject(CardCommands) private readonly commands: CardCommands) {}

  @Post()
  @HttpCode(200)
  restrict(
    @Param('id') contact: string,
    @Body({ schema: restrictionBody }) { note }: z.output<typeof restrictionBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.restrict', data: { contact, note } });
  }

  @Delete()
  lift(
    @Param('id') contact: string,
    @Body({ schema: unrestrictBody }) { note }: z.output<typeof unrestrictBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.unrestrict', data: { contact, note } });
  }
}
