import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { contactUnmerged } from '#libs/events/merge.events.js';
import * as w from '#libs/events/words.js';
import { Edge, ifMatch, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { CardCommands } from '../contact/card-commands.js';
import { ContactViews } from '../contact/contact-views.js';
import { History } from '../contact/history.js';

const mergeBody = z.strictObject({
  into: w.id,
  from: w.id,
  fields: z.partialRecord(w.mergedField, w.mergedFrom).default({}),
});
const apartBody = z.strictObject({ contacts: z.array(w.id).min(2).max(10), apart: z.boolean().default(true) });
/** Of what stays behind after an unmerge so many things are listed; the event names all of them. */
const LISTED = 100;

/** Two contacts are one person, or are not. */
@Controller('v1/contacts')
export class MergeController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(CardCommands) private readonly commands: CardCommands,
    @Inject(ContactViews) private readonly views: ContactViews,
    @Inject(History) private readonly past: History,
  ) {}

  /** Answers the contact that stays. */
  @Post('merge')
  @HttpCode(200)
  merge(
    @Body({ schema: mergeBody }) data: z.output<typeof mergeBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.commands.run(request, reply, { kind: 'contact.merge', data, ifMatch: ifMatch(request) });
  }

  /** Answers the contact that is its own again, and what was recorded meanwhile and stays with the other. */
  @Post(':id/unmerge')
  @HttpCode(200)
  async unmerge(
    @Param('id') merged: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'contact.unmerge', data: { merged } });
    if (done.later) return done.body;
    const viewer = viewerOf(request);
    const contact = await this.views.shown(done.about, viewer, reply);
    const facts = await this.unmerged(viewer.pool, done.seqs);
    const stays = await this.past.entries(viewer, facts?.stays.slice(-LISTED) ?? []);
    return { contact, from: facts?.from ?? null, stays };
  }

  /** "Not the same person", or, with `apart: false`, perhaps they are. */
  @Post('apart')
  @HttpCode(200)
  async apart(
    @Body({ schema: apartBody }) data: z.output<typeof apartBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, { kind: 'contact.tell-apart', data });
    return done.later ? done.body : data;
  }

  private async unmerged(pool: string, seqs: readonly number[]): Promise<Unmerged | null> {
    const [envelope] = await this.past.sealed(pool, seqs.slice(-1));
    return envelope?.type === contactUnmerged.type ? (envelope.data as Unmerged) : null;
  }
}

type Unmerged = z.output<typeof contactUnmerged.facts>;
