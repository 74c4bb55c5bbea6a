import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { explain } from '#libs/etiquette/texts/texts.js';
import { occasionPart } from '#libs/etiquette/texts/occasion-part.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { cursorField, fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { presentPerson } from '../contact/card.presenter.js';
import type { Card, WithheldDoc } from '../documents.js';
import { presentVerdict, readingOf } from './explain-refusal.js';

const query = z.strictObject({
  member: z.string().max(80).default('me'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});

/** Reasons to write that the rules have not let through yet: which rule, and from when. */
@Controller('v1/outlook')
export class OutlookController {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query({ schema: query }) wish: z.output<typeof query>, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    const member = wish.member === 'me' ? viewer.member : wish.member;
    const place = { pool: viewer.pool, collection: 'withheld', index: 'member', equals: [member] };
    const page = await this.documents.list<WithheldDoc>({
      ...place,
      limit: wish.limit,
      after: fromCursor(wish.cursor, textPlace),
    });
    const keys = page.items.map(({ body }) => ({ collection: 'card', key: body.contact }));
    const cards = new Map((await this.documents.many(viewer.pool, keys)).map(({ key, body }) => [key, body as Card]));
    const items = page.items.flatMap(({ body }) => {
      const card = cards.get(body.contact);
      return card === undefined ? [] : [shown(viewer, body, card, this.clock.now())];
    });
    return { items, next: toCursor(page.next) };
  }
}

function shown(viewer: Viewer, withheld: WithheldDoc, card: Card, now: number): Record<string, unknown> {
  const reading = readingOf(viewer, now);
  const { occasion, failing, until } = withheld;
  const evidence = occasion.events.map((seq) => card.evidence[String(seq)]).find((one) => one !== undefined);
  const part = occasionPart(
    card.facts,
    { ...occasion, followUp: false },
    { title: evidence?.title ?? null, employer: card.employer.name },
  );
  return {
    contact: presentPerson(card),
    occasion: { kind: occasion.kind, title: evidence?.title ?? null, at: isoTime(part.at), events: occasion.events },
    failing: failing.map((verdict) => presentVerdict(verdict, reading)),
    until: isoTime(until),
    text: explain(part, reading).text,
  };
}
