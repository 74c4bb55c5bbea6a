import { isParted } from '#libs/etiquette/parted.js';
import { explain } from '#libs/etiquette/texts/texts.js';
import { localDay } from '#libs/etiquette/local-day.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Card, PoolDoc, SuggestionDoc } from '../documents.js';
import type { DigestDoc } from '../digest/digest-document.js';
import type { Entry } from './calendar-text.js';

const DAY = 86_400_000;
/** Follow-ups of which nothing came are shown for so long, ms. */
const LOOKS_BACK = 30 * DAY;
/** More a calendar does not show: nobody follows up on a thousand people. */
const MOST = 500;

/** What a member's calendar shows: the days on which they want to come back to somebody, and today their open offers. */
export class CalendarFeed {
  constructor(private readonly documents: Documents) {}

  async of(pool: PoolDoc, member: string, now: number): Promise<{ language: 'en' | 'de'; entries: Entry[] }> {
    const [digest] = await this.documents.many(pool.id, [{ collection: 'digest', key: member }]);
    const language = (digest?.body as DigestDoc | undefined)?.language ?? pool.home.language;
    const { zone = pool.home.zone } = pool.members.find((one) => one.member === member) ?? {};
    const reading = { language, zone, now };
    return {
      language,
      entries: [...(await this.followUps(pool.id, member, reading)), ...(await this.offers(pool.id, member, reading))],
    };
  }

  private async followUps(pool: string, member: string, { zone, now }: Reading): Promise<Entry[]> {
    const place = { pool, collection: 'card', index: 'follow-up', equals: [member], from: now - LOOKS_BACK };
    const { items } = await this.documents.list<Card>({ ...place, limit: MOST });
    return items.flatMap(({ body: { id, name, followUp, facts } }) => {
      if (followUp === null || isHidden(facts)) return [];
      const about = { id: `follow-up-${id}-${String(followUp.seq)}`, contact: id, name: name?.full ?? null };
      return [{ ...about, kind: 'follow-up' as const, day: localDay(followUp.on, zone), text: followUp.reason }];
    });
  }

  private async offers(pool: string, member: string, reading: Reading): Promise<Entry[]> {
    const place = { pool, collection: 'suggestion', index: 'member', equals: [member, 'open'] };
    const offers = (await this.documents.list<SuggestionDoc>({ ...place, limit: MOST })).items.map(({ body }) => body);
    const found = await this.documents.many(
      pool,
      offers.map(({ contact }) => ({ collection: 'card', key: contact })),
    );
    const cards = new Map(found.map(({ key, body }) => [key, body as Card]));
    return offers.flatMap((offer) => {
      const card = cards.get(offer.contact);
      return card === undefined || isHidden(card.facts) ? [] : [offered(offer, card, reading)];
    });
  }
}

interface Reading {
  language: 'en' | 'de';
  zone: string;
  now: number;
}

/** Of somebody who is not to be written to nothing is shown, nor while something said of them waits. */
function isHidden(facts: Card['facts']): boolean {
  return facts.heldBy.length > 0 || isParted(facts);
}

function offered(offer: SuggestionDoc, { name }: Card, reading: Reading): Entry {
  const { id, contact, occasion, followUp, asked, reason, evidence } = offer;
  const { title, employer } = evidence;
  const told = explain({ part: 'occasion', ...occasion, followUp, asked, title: title ?? reason, employer }, reading);
  const about = { id: `offer-${id}`, contact, name: name?.full ?? null };
  return { ...about, kind: 'offer', day: localDay(reading.now, reading.zone), text: told.text };
}
