import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { activityBody } from './contact.requests.js';
import { identitiesFrom } from './read-identities.js';

/** What somebody we know did or how we met them: said by a member or a script. People we do not know are dropped. */
@Controller('v1/activities')
export class ActivitiesController {
  constructor(@Inject(Edge) private readonly edge: Edge) {}

  @Post()
  @HttpCode(201)
  async note(@Body({ schema: activityBody }) body: z.output<typeof activityBody>, @Req() request: EdgeRequest, @Res({ passthrough: true }) reply: EdgeReply): Promise<unknown> {
    const viewer = viewerOf(request);
    const { identity, contact = null, activity, at, title, url, source, sourceId, basis } = body;
    if (identity === undefined && contact === null) {
      throw new HttpProblem(422, 'invalid-input', 'Name whom it is about: "contact" (an id) or "identity" (an e-mail address, a profile address).', { field: 'contact' });
    }
    const identities = identity === undefined ? [] : identitiesFrom([identity], viewer);
    const member = activity === 'met' ? viewer.member : null;
    const data = { source, sourceId, basis, observedAt: at, contact, identities, activity, at, title, url, member };
    const done = await this.edge.run(request, reply, { kind: 'activity.observed', data });
    if (done.later) return done.body;
    return { noted: done.seqs.length > 0, contact: done.about?.collection === 'card' ? done.about.key : null };
  }
}
