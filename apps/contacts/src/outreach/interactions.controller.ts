import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import { absenceBody, answerBody, bounceBody, responseBody, touchBody } from '../contact/contact.requests.js';
import { identitiesFrom } from '../contact/read-identities.js';

const interactionPlace = z.strictObject({ id: z.string(), seq: z.coerce.number().int().min(1) });

/** What was written and what came back, said by people. Every answer is the card as it is afterwards. */
@Controller('v1/contacts/:id')
export class InteractionsController {
  constructor(@Inject(CardCommands) private readonly commands: CardCommands) {}

  @Post('touches')
  touch(
    @Param('id') contact: string,
    @Body({ schema: touchBody }) body: z.output<typeof touchBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { member } = viewerOf(request);
    return this.commands.run(request, reply, {
      kind: 'touch.record',
      data: { contact, member, ...body, imported: false },
    });
  }

  @Post('answers')
  answer(
    @Param('id') contact: string,
    @Body({ schema: answerBody }) body: z.output<typeof answerBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { member } = viewerOf(request);
    return this.commands.run(request, reply, { kind: 'answer.record', data: { contact, member, ...body } });
  }

  @Post('responses')
  respond(
    @Param('id') contact: string,
    @Body({ schema: responseBody }) body: z.output<typeof responseBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const toMember = viewerOf(request).member;
    return this.commands.run(request, reply, { kind: 'response.record', data: { contact, toMember, ...body } });
  }

  /** A message to one of their e-mail addresses came back. */
  @Post('bounces')
  bounce(
    @Param('id') contact: string,
    @Body({ schema: bounceBody }) { address: text, at }: z.output<typeof bounceBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const [address] = identitiesFrom([text], viewerOf(request));
    if (address?.scheme !== 'email') {
      const sentence = 'This is no e-mail address: name the one that the message was sent to.';
      throw new HttpProblem(422, 'invalid-input', sentence, { field: 'address' });
    }
    return this.commands.run(request, reply, { kind: 'bounce.record', data: { contact, address, at } });
  }

  /** They are away: nobody writes until they are back. */
  @Post('absences')
  absence(
    @Param('id') contact: string,
    @Body({ schema: absenceBody }) body: z.output<typeof absenceBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'absence.record', data: { contact, ...body } });
  }

  @Post('interactions/:seq/retract')
  retract(
    @Param({ schema: interactionPlace }) { id: contact, seq: of }: z.output<typeof interactionPlace>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'interaction.retract', data: { contact, of } });
  }
}
