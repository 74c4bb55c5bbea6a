import { explain } from '#libs/etiquette/texts/texts.js';
import type { Reading } from '#libs/etiquette/texts/format.js';
import { warningOf } from '#libs/etiquette/warnings.js';
import type { Documents } from '#libs/ports/documents.js';
import type { CardSeen, ChoiceSeen, MemberSeen, OfferSeen, PoolSeen } from './seen.js';

/** Somebody to write to, or of whom it is asked whether that was done: what Today shows of them, and less. */
export interface DigestItem {
  suggestion: string;
  name: string | null;
  /** the honest reason */
  text: string;
  warning: string | null;
  /** when the offer ends, ms */
  until: number;
}

/** What a member is told. */
export interface Digest {
  offers: DigestItem[];
  /** "did you write?" */
  questions: DigestItem[];
}

/** More than this is looked at on the page. A member has five new ones a day. */
const MOST = 20;

/** Everything a digest needs of its member; null: they are not there, or want none. */
export async function readMember(
  documents: Documents,
  pool: string,
  member: string,
): Promise<{ pool: PoolSeen; member: MemberSeen; choice: ChoiceSeen } | null> {
  const found = await documents.many(pool, [
    { collection: 'pool', key: 'self' },
    { collection: 'member', key: member },
    { collection: 'digest', key: member },
  ]);
  const bodyOf = (collection: string): unknown => found.find((one) => one.collection === collection)?.body;
  const [home, person, choice] = [bodyOf('pool'), bodyOf('member'), bodyOf('digest')];
  if (home === undefined || person === undefined || choice === undefined) return null;
  const seen = { pool: home as PoolSeen, member: person as MemberSeen, choice: choice as ChoiceSeen };
  return seen.member.removed || seen.choice.channel === 'none' ? null : seen;
}

/** The member's open offers and open questions as they are now, the oldest first; those of held contacts are left out. */
export async function gather(
  documents: Documents,
  { pool, member, policy }: { pool: string; member: string; policy: PoolSeen['policy'] },
  reading: Reading,
): Promise<Digest> {
  const [open, accepted] = [
    await list(documents, pool, [member, 'open']),
    await list(documents, pool, [member, 'accepted']),
  ];
  const contacts = [...new Set([...open, ...accepted].map(({ contact }) => contact))];
  const found = await documents.many(
    pool,
    contacts.map((key) => ({ collection: 'card', key })),
  );
  const cards = new Map(found.map(({ key, body }) => [key, body as CardSeen]));
  const shown = (offers: OfferSeen[]): DigestItem[] =>
    offers.flatMap((offer) => {
      const card = cards.get(offer.contact);
      return card === undefined || card.facts.heldBy.length > 0 ? [] : [itemOf(offer, card, { policy, reading })];
    });
  return { offers: shown(open), questions: shown(accepted) };
}

async function list(documents: Documents, pool: string, equals: string[]): Promise<OfferSeen[]> {
  const place = { pool, collection: 'suggestion', index: 'member', equals, limit: MOST };
  return (await documents.list<OfferSeen>(place)).items.map(({ body }) => body);
}

function itemOf(
  { id, occasion, followUp, asked, reason, evidence, expiresAt }: OfferSeen,
  { name, facts }: CardSeen,
  { policy, reading }: { policy: PoolSeen['policy']; reading: Reading },
): DigestItem {
  const { title, employer } = evidence;
  const told = explain({ part: 'occasion', ...occasion, followUp, asked, title: title ?? reason, employer }, reading);
  const warning = warningOf(facts, policy, reading.now);
  return {
    suggestion: id,
    name: name?.full ?? null,
    text: told.text,
    warning: warning === null ? null : explain({ part: 'warning', warning }, reading).text,
    until: expiresAt,
  };
}
