import { viewerOf, type Edge, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { ContactViews } from './contact-views.js';

/** What people do to a contact, whichever route says it. */
export class CardCommands {
  constructor(
    private readonly edge: Edge,
    private readonly views: ContactViews,
  ) {}

  /** Answers the card as it is after the command, or where to ask for the outcome if that takes longer. */
  async run(
    request: EdgeRequest,
    reply: EdgeReply,
    command: { kind: string; data: unknown; ifMatch?: number },
  ): Promise<unknown> {
    const done = await this.edge.run(request, reply, command);
    return done.later ? done.body : this.views.shown(done.about, viewerOf(request), reply);
  }
}
