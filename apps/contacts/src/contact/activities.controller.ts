import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Edge, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { activityBody } from './contact.requests.js';
import { identitiesFrom } from './read-identities.js';

/** What somebody we know did or how we met them: said by a member or a script. People we do not know are dropped. */
@Controller('v1/activities')
export class ActivitiesController {
  constructor(@Inject(Edge) private readonly edge: Edge) {}

  @Post()
  @HttpCode(201)
  async note(
    @Body({ schema: activityBody }) body: z.output<typeof activityBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const { activity, at, title, url, source, sourceId, basis } = body;
    const member = activity === 'met' ? viewer.member : null;
    const said = { source, sourceId, basis, observedAt: at, activity, at, title, url, member };
    const data = { ...said, ...aboutWhom(body, viewer) };
    const done = await this.edge.run(request, reply, { kind: 'activity.observed', data });
    if (done.later) return done.body;
    return { noted: done.seqs.length > 0, contact: done.about?.collection === 'card' ? done.about.key : null };
  }
}

/** The person, by id or by what somebody wrote of them; a request that names nobody is refused. */
function aboutWhom({ identity, contact }: z.output<typeof activityBody>, viewer: Viewer) {
  if (identity !== undefined) return { contact: contact ?? null, identities: identitiesFrom([identity], viewer) };
  if (contact !== undefined) return { contact, identities: [] };
  const text = 'Name whom it is about: "contact" (an id) or "identity" (an e-mail address, a profile address).';
  throw new HttpProblem(422, 'invalid-input', text, { field: 'contact' });
}
