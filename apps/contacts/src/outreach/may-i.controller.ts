import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { Channel } from '#libs/events/words.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import { type Identity, identityName } from '#libs/identity/schemes.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { KEYS } from '../admin/ledger.controller.js';
import { ContactViews } from '../contact/contact-views.js';
import { Verdicts } from '../contact/verdicts.js';
import type { IdentityDoc } from '../identity/identity-documents.js';
import { mayIText } from './may-i.texts.js';

const query = z.strictObject({ identity: z.string().trim().min(1).max(500) });

/** "May I write to this person now, at this address?" Only reads: no event, no reservation, valid for the moment. */
@Controller('v1/may-i')
export class MayIController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(KEYS) private readonly keys: Keys,
    @Inject(ContactViews) private readonly views: ContactViews,
    @Inject(Verdicts) private readonly verdicts: Verdicts,
  ) {}

  @Get()
  async answer(
    @Query({ schema: query }) { identity: text }: z.output<typeof query>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const identity = parseIdentity(text, { country: viewer.home.country });
    if (identity === null) {
      throw new HttpProblem(
        422,
        'identity-invalid',
        `"${text.slice(0, 80)}" is no e-mail address, phone number or profile address that Kith can read; to find somebody by name, search the contacts.`,
        { field: 'identity' },
      );
    }
    const hash = (await this.keys.hasher(viewer.pool))(identityName(identity));
    const found = await this.documents.many(viewer.pool, [
      { collection: 'identity', key: hash },
      { collection: 'token', key: hash },
    ]);
    const known = found.find(({ collection }) => collection === 'identity')?.body as IdentityDoc | undefined;
    if (known !== undefined) return this.known(viewer, known.contact, channelOf(identity));
    const suppressed = found.some(({ collection }) => collection === 'token');
    const sentence = mayIText(this.verdicts.reading(viewer), suppressed ? 'suppressed' : 'unknown');
    return { contact: null, may: !suppressed, verdicts: [], from: null, text: sentence };
  }

  private async known(viewer: Viewer, id: string, channel: Channel): Promise<unknown> {
    const { card } = await this.views.card(viewer.pool, id);
    const answer = await this.verdicts.of(viewer, card, channel);
    const [contact] = await this.views.present(viewer, [card]);
    const reading = this.verdicts.reading(viewer);
    const code = answer.may ? 'yes' : answer.from === null ? 'no' : 'later';
    const from = answer.from === null ? null : Date.parse(answer.from);
    const text = mayIText(reading, code, { name: card.name?.full ?? null, from });
    return { contact, ...answer, text };
  }
}

/** The way in which somebody writes to whom they have this address of. */
function channelOf({ scheme }: Identity): Channel {
  const own = (['email', 'linkedin', 'xing', 'phone'] as const).find((channel) => channel === scheme);
  return own ?? 'other';
}
