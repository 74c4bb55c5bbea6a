import { Body, Controller, Delete, HttpCode, Inject, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Edge, freshId, idempotencyKey, ifMatch, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from './card-commands.js';
import { identitiesFrom } from './read-identities.js';
import * as b from './contact.requests.js';

type Of<S extends z.ZodType> = z.output<S>;

/** What a new contact is recorded with where nobody said anything. */
const NOTHING_SAID = {
  headline: null,
  employer: null,
  position: null,
  location: null,
  zone: null,
  country: null,
  language: null,
};

/** What people do to a contact. Every answer is the card as it is after the command. */
@Controller('v1/contacts')
export class ContactCommandsController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(CardCommands) private readonly commands: CardCommands,
  ) {}

  @Post()
  async add(
    @Body({ schema: b.newContact }) body: Of<typeof b.newContact>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const identities = identitiesFrom(body.identities ?? [], viewer);
    const data = { ...NOTHING_SAID, ...body, identities, member: viewer.member };
    return this.commands.run(request, reply, { kind: 'contact.add', data });
  }

  @Patch(':id')
  async correct(
    @Param('id') contact: string,
    @Body({ schema: b.correction }) body: Of<typeof b.correction>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { identities, ...fields } = body;
    const more = identities === undefined ? {} : { identities: identitiesFrom(identities, viewerOf(request)) };
    return this.commands.run(request, reply, {
      kind: 'contact.correct',
      data: { contact, ...fields, ...more },
      ifMatch: ifMatch(request),
    });
  }

  @Put(':id/keep')
  keep(
    @Param('id') contact: string,
    @Body({ schema: b.keepBody }) body: Of<typeof b.keepBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, {
      kind: 'contact.keep',
      data: { contact, member: viewerOf(request).member, rhythm: body.rhythm },
    });
  }

  @Delete(':id/keep')
  unkeep(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, {
      kind: 'contact.unkeep',
      data: { contact, member: viewerOf(request).member },
    });
  }

  @Post(':id/tags')
  @HttpCode(200)
  tag(
    @Param('id') contact: string,
    @Body({ schema: b.tagsBody }) body: Of<typeof b.tagsBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.tag', data: { contact, ...body } });
  }

  @Post(':id/notes')
  note(
    @Param('id') contact: string,
    @Body({ schema: b.noteBody }) body: Of<typeof b.noteBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.note', data: { contact, text: body.text } });
  }

  @Post(':id/assign')
  @HttpCode(200)
  assign(
    @Param('id') contact: string,
    @Body({ schema: b.assignBody }) body: Of<typeof b.assignBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.assign', data: { contact, owner: body.owner } });
  }

  @Post(':id/follow-up')
  @HttpCode(200)
  followUp(
    @Param('id') contact: string,
    @Body({ schema: b.followUpBody }) body: Of<typeof b.followUpBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, {
      kind: 'contact.follow-up',
      data: { contact, member: viewerOf(request).member, ...body },
    });
  }

  @Post(':id/release')
  @HttpCode(200)
  release(
    @Param('id') contact: string,
    @Body({ schema: b.releaseBody }) body: Of<typeof b.releaseBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.release', data: { contact, reason: body.reason } });
  }

  @Post(':id/revive')
  @HttpCode(200)
  revive(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.revive', data: { contact } });
  }

  @Post(':id/objection')
  @HttpCode(200)
  object(
    @Param('id') contact: string,
    @Body({ schema: b.objectionBody }) body: Of<typeof b.objectionBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.object', data: { contact, note: body.note } });
  }

  @Delete(':id/objection')
  lift(
    @Param('id') contact: string,
    @Body({ schema: b.liftBody }) body: Of<typeof b.liftBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'privacy.lift', data: { contact, note: body.note } });
  }

  /** Erases on the person's wish: answers what is left to do, not the card. */
  @Delete(':id')
  async erase(
    @Param('id') contact: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'privacy.erase', data: { contact, ground: 'wish' } });
    return done.later ? done.body : { contact, erased: true };
  }

  @Post('bulk')
  @HttpCode(202)
  async bulk(
    @Body({ schema: b.bulkBody }) body: Of<typeof b.bulkBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const job = freshId('j', idempotencyKey(request));
    const done = await this.edge.run(request, reply, { kind: 'contact.bulk', data: body });
    return done.later ? done.body : { state: 'running', job, contacts: body.contacts.length };
  }
}
