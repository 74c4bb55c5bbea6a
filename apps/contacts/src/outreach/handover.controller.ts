import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { id } from '#libs/events/words.js';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';

const toBody = z.strictObject({ to: id });

/** Who of the team speaks with a contact: asked for, handed over, or kept. Every answer is the card as it is afterwards. */
@Controller('v1/contacts/:id/handover')
export class HandoverController {
  constructor(@Inject(CardCommands) private readonly commands: CardCommands) {}

  @Post()
  @HttpCode(200)
  give(
    @Param('id') contact: string,
    @Body({ schema: toBody }) { to }: z.output<typeof toBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const data = { contact, member: viewerOf(request).member, to };
    return this.commands.run(request, reply, { kind: 'handover.give', data });
  }

  @Post('ask')
  @HttpCode(200)
  ask(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const data = { contact, member: viewerOf(request).member };
    return this.commands.run(request, reply, { kind: 'handover.ask', data });
  }

  @Post('decline')
  @HttpCode(200)
  decline(
    @Param('id') contact: string,
    @Body({ schema: toBody }) { to }: z.output<typeof toBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const data = { contact, member: viewerOf(request).member, to };
    return this.commands.run(request, reply, { kind: 'handover.decline', data });
  }
}
