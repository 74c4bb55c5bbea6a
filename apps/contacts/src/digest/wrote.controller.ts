import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { z } from 'zod';
import { Edge, type EdgeReply } from '#libs/http/edge.js';
import { WroteLinks, type LinkRead } from './wrote-links.js';

const wroteBody = z.strictObject({ token: z.string().min(1).max(1000), wrote: z.boolean() });

/**
 * The links of digests. They open a page; what is said is said by its buttons. The token stands behind the `#` of a link
 * and in a header or body here, so that no log and no scanner of mail sees an address that says something.
 */
@Controller('v1/wrote')
export class WroteController {
  constructor(
    @Inject(Edge) private readonly edge: Edge,
    @Inject(WroteLinks) private readonly links: WroteLinks,
  ) {}

  /** What a link is about. Changes nothing. */
  @Get()
  async read(@Headers('kith-link') token: string | undefined): Promise<unknown> {
    return shown(await this.links.read((token ?? '').slice(0, 1000)));
  }

  /** Says whether it was written; said again, it counts once. */
  @Post()
  @HttpCode(200)
  async say(
    @Body({ schema: wroteBody }) { token, wrote }: z.output<typeof wroteBody>,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { viewer, suggestion } = await this.links.read(token);
    const { id, contact, member } = suggestion;
    const data = { suggestion: id, contact, member, wrote, channel: null, at: null };
    const command = { pool: viewer.pool, kind: 'suggestion.confirm', data, key: this.links.keyOf(token, wrote) };
    const done = await this.edge.runAs(viewer, command, reply);
    return done.later ? done.body : shown(await this.links.read(token));
  }
}

function shown({ suggestion, name }: LinkRead): object {
  return { contact: { name }, state: suggestion.state };
}
