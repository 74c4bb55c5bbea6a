import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import type { EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import { consentBody, withdrawBody } from './privacy.requests.js';

/** What somebody agreed to, and what they take back: in which ways they are written to (Art. 7 GDPR). Anybody of the team records either. */
@Controller('v1/contacts/:id/consent')
export class ConsentController {
  constructor(@Inject(CardCommands) private readonly commands: CardCommands) {}

  @Post()
  @HttpCode(200)
  give(
    @Param('id') contact: string,
    @Body({ schema: consentBody }) body: z.output<typeof consentBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.consent', data: { contact, ...body } });
  }

  @Delete()
  withdraw(
    @Param('id') contact: string,
    @Body({ schema: withdrawBody }) body: z.output<typeof withdrawBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.withdraw', data: { contact, ...body } });
  }
}
