import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { explain } from '#libs/etiquette/texts/texts.js';
import { occasionPart } from '#libs/etiquette/texts/occasion-part.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { Documents, Stored } from '#libs/ports/documents.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { cursorField, fromCursor, isoTime, textPlace, toCursor } from '#libs/http/parse.js';
import type { EdgeRequest, Viewer } from '#libs/http/viewer.js';
import { presentPerson } from '../contact/card.presenter.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { employersIn } from './situation.js';
import { presentVerdict, readingOf } from './explain-refusal.js';
import { evidenceOf } from './offer.js';
import { outlookOf } from './outlook.rule.js';
import { readDocuments } from './read-documents.js';
import type { WithheldDoc } from './withheld-document.js';

const query = z.strictObject({
  member: z.string().max(80).default('me'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});

/** Reasons to write that the rules have not let through yet: which rule says no now, and until when. */
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
    const withheld = page.items.map(({ body }) => body);
    const documents = await this.around(viewer.pool, member, withheld);
    const items = withheld.flatMap((one) => shown(viewer, one, documents, this.clock.now()) ?? []);
    return { items, next: toCursor(page.next) };
  }

  /** What judging them needs. */
  private async around(pool: string, member: string, withheld: WithheldDoc[]): Promise<Reader<ContactsDocuments>> {
    const cards = withheld.map(({ contact }) => ({ collection: 'card', key: contact }));
    const found = (await this.documents.many(pool, cards)) as Stored<Card>[];
    const employers = new Set(found.flatMap(({ body }) => employersIn(body.facts)));
    return readDocuments(this.documents, pool, [
      ...cards,
      { collection: 'pool', key: 'self' },
      { collection: 'budget', key: member },
      ...[...employers].map((key) => ({ collection: 'employer', key })),
    ]);
  }
}

function shown(
  viewer: Viewer,
  withheld: WithheldDoc,
  documents: Reader<ContactsDocuments>,
  now: number,
): Record<string, unknown> | null {
  const card = documents.get('card', withheld.contact);
  const outlook = outlookOf(withheld, documents, now);
  if (card === null || outlook === null) return null;
  const reading = readingOf(viewer, now);
  const { occasion, failing, until } = outlook;
  const { title } = evidenceOf(card, occasion.events);
  const part = occasionPart(card.facts, occasion, { title, employer: card.employer.name });
  return {
    contact: presentPerson(card),
    occasion: { kind: occasion.kind, title, at: isoTime(part.at), events: occasion.events },
    failing: failing.map((verdict) => presentVerdict(verdict, reading)),
    until: isoTime(until),
    text: explain(part, reading).text,
  };
}
