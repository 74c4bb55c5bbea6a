import { contactUnmerged } from '#libs/events/merge.events.js';
import { contactUnmerge } from '#libs/events/contact.inputs.js';
import type { Join } from '#libs/etiquette/merged-facts.js';
import { below, wholeAt } from '#libs/etiquette/joins.js';
import { privacyUnrestricted } from '#libs/events/privacy.events.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, knownCard, refuseUnknown } from '../contact/known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import { latestJoin, partCards } from '../contact/merged-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import type { TalkDoc } from '../outreach/talk/talk.js';
import { parted } from './said-of.fold.js';

/** Characters of JSON for the names of messages, half of what an event may have; each takes so many more than itself. */
const MOST_LETTERS = 32_000;
const MORE_LETTERS = 30;

/**
 * Takes a merge back: of the contact that became part of another, or, named by the one that stayed, the latest. What
 * was said of either before is theirs again; of what came since, `contact.unmerged` says whose it is. An open offer
 * made of both ends, and nobody stays barred by what a platform said of the other. Refuses `contact-unknown` (also of
 * whoever was erased: nothing is left to give back), `not-merged`, and `contact-held` while something about them is set
 * aside, for nobody could say about whom.
 */
export const unmergeDecider = defineDecider({
  input: contactUnmerge,
  loads: ({ merged }) => [cardKey(merged), { collection: 'talk', key: merged }],
  decide: ({ merged }, documents: Reader<ContactsDocuments>) => {
    const card = knownCard(merged, documents);
    if (card === null) return refuseUnknown(merged);
    const join = joinOf(card, merged);
    if (join === undefined) return { refused: 'not-merged', because: { contact: merged } };
    const { heldBy } = card.facts;
    if (heldBy.length > 0) return { refused: 'contact-held', because: { lines: heldBy } };
    const sides = sidesOf(card, join);
    const data = { from: card.id, ...whose(card, join, sides) };
    const told = toldOfBoth(documents.get('talk', card.id), { subject: join.from, data });
    return {
      about: cardKey(join.from),
      events: [
        ...(isOfBoth(card, sides) ? endOffer(card, documents, 'unmerged') : []),
        contactUnmerged.make({ subject: join.from, data, personal: { told } }),
        ...[freed(join.from, sides.apart), freed(card.id, sides.left)].flat(),
      ],
    };
  },
});

function joinOf({ id, facts }: Card, merged: string): Join | undefined {
  const from = merged === id ? latestJoin(facts) : merged;
  return facts.merged?.joins.find((one) => one.from === from);
}

interface Sides {
  apart: Card[];
  left: Card[];
}

function sidesOf(card: Card, { from }: Join): Sides {
  const theirs = below(card.facts.merged?.joins ?? [], from);
  const parts = partCards(card);
  return {
    apart: parts.filter(({ id }) => theirs.includes(id)),
    left: parts.filter(({ id }) => !theirs.includes(id)),
  };
}

/** Made while they were one: both sides have it. */
function isOfBoth({ facts: { offer } }: Card, { apart, left }: Sides): boolean {
  const has = ({ facts }: Card): boolean => facts.offer !== null && facts.offer.suggestion === offer?.suggestion;
  return offer?.state === 'open' && apart.some(has) && left.some(has);
}

/** What a platform said of the other side bars this one no longer. */
function freed(contact: string, side: readonly Card[]): NewEvent[] {
  const isBarred = side.some(({ facts }) => facts.restricted.some(({ ground }) => ground === 'platform'));
  if (!isBarred || side.some(({ forgotten }) => forgotten.length > 0)) return [];
  return [privacyUnrestricted.make({ subject: contact, data: { ground: 'platform' }, personal: { note: null } })];
}

/** What sources call the messages that either side has; the newest, as far as they fit into the event. */
function toldOfBoth(talk: TalkDoc | null, event: Parameters<typeof parted>[1]): { seq: number; id: string }[] {
  const { left, apart } = parted(talk?.entries ?? [], event);
  const common = new Set(left.map(({ seq }) => seq));
  const told = apart.flatMap(({ seq, id }) => (common.has(seq) && id !== null ? [{ seq, id }] : []));
  let letters = 0;
  return told
    .sort((a, b) => b.seq - a.seq)
    .filter(({ id }) => (letters += id.length + MORE_LETTERS) < MOST_LETTERS)
    .sort((a, b) => a.seq - b.seq);
}

/** What was recorded since the merge, by whose it is from now on, and the documents that go along. */
function whose({ facts, merged, employers }: Card, { from, seq }: Join, { apart, left }: Sides) {
  const parts = apart.map(({ id }) => id);
  const joins = facts.merged?.joins ?? [];
  const since = merged?.later.filter((one) => one.seq > seq) ?? [];
  const seqsOf = (is: (said: (typeof since)[number]) => boolean): number[] => since.filter(is).map((one) => one.seq);
  const isOfWhole = (said: (typeof since)[number]): boolean => said.of === wholeAt(joins, from, said.seq);
  const others = new Set(left.flatMap(({ suggestions }) => suggestions));
  return {
    mergedSeq: seq,
    parts,
    moved: seqsOf(({ of, all }) => !all && parts.includes(of)),
    both: seqsOf((said) => said.all && isOfWhole(said)),
    stays: seqsOf((said) => !said.all && isOfWhole(said)),
    suggestions: [...new Set(apart.flatMap(({ suggestions }) => suggestions))].filter((id) => !others.has(id)),
    employers,
  };
}
