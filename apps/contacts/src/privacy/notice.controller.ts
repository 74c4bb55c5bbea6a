import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import type { EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import { noticeBody } from './privacy.requests.js';

/** Somebody whom a source found has been told that we know of them (Art. 14 GDPR): a person says so. */
@Controller('v1/contacts/:id/notice')
export class NoticeController {
  constructor(@Inject(CardCommands) private readonly commands: CardCommands) {}

  @Post()
  @HttpCode(200)
  give(
    @Param('id') contact: string,
    @Body({ schema: noticeBody }) { note }: z.output<typeof noticeBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.notice', data: { contact, note } });
  }
}
