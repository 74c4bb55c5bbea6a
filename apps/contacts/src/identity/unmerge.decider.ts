import { contactUnmerged } from '#libs/events/merge.events.js';
import { contactUnmerge } from '#libs/events/contact.inputs.js';
import type { Join } from '#libs/etiquette/merged-facts.js';
import { below } from '#libs/etiquette/merged.fold.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, endOffer, knownCard, refuseUnknown } from '../contact/known-card.rule.js';
import { latestJoin } from '../contact/merged-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import type { TalkDoc } from '../outreach/talk/talk.js';

/** Characters of JSON for the names of messages, half of what an event may have; each takes so many more than itself. */
const MOST_LETTERS = 32_000;
const MORE_LETTERS = 30;

/**
 * Takes a merge back: of the contact that became part of another, or, named by the one that stayed, the latest. What
 * was said of either before is theirs again; of what came since, `contact.unmerged` says whose it is. An open offer
 * made of both ends. Refuses `contact-unknown` (also of whoever was erased: nothing is left to give back),
 * `not-merged`, and `contact-held` while something about them is set aside, for nobody could say about whom.
 */
export const unmergeDecider = defineDecider({
  input: contactUnmerge,
  loads: ({ merged }) => [cardKey(merged), { collection: 'talk', key: merged }],
  decide: ({ merged }, documents: Reader<ContactsDocuments>) => {
    const card = knownCard(merged, documents);
    if (card === null) return refuseUnknown(merged);
    const join = joinOf(card, merged);
    if (join === undefined) return { refused: 'not-merged', because: { contact: merged } };
    const { heldBy, offer } = card.facts;
    if (heldBy.length > 0) return { refused: 'contact-held', because: { lines: heldBy } };
    const ofBoth = offer?.state === 'open' && offer.seq > join.seq;
    const unmerged = contactUnmerged.make({
      subject: join.from,
      data: { from: card.id, ...whose(card, join) },
      personal: { told: toldSince(join, documents.get('talk', card.id)) },
    });
    return { about: cardKey(join.from), events: [...(ofBoth ? endOffer(card, documents, 'unmerged') : []), unmerged] };
  },
});

function joinOf({ id, facts }: Card, merged: string): Join | undefined {
  const from = merged === id ? latestJoin(facts) : merged;
  return facts.merged?.joins.find((one) => one.from === from);
}

/** What sources call the messages since the merge; the newest, as far as they fit into the event. */
function toldSince({ seq: mergedSeq }: Join, talk: TalkDoc | null): { seq: number; id: string }[] {
  const told = (talk?.entries ?? []).flatMap(({ seq, id }) => (seq > mergedSeq && id !== null ? [{ seq, id }] : []));
  let letters = 0;
  return told
    .sort((a, b) => b.seq - a.seq)
    .filter(({ id }) => (letters += id.length + MORE_LETTERS) < MOST_LETTERS)
    .sort((a, b) => a.seq - b.seq);
}

/** What was recorded since the merge, by whose it is from now on, and the documents that go along. */
function whose(card: Card, { from, seq }: Join) {
  const theirs = below(card.facts.merged?.joins ?? [], from);
  const since = card.merged?.later.filter((one) => one.seq > seq) ?? [];
  const seqsOf = (is: (of: string | null) => boolean): number[] =>
    since.filter(({ of }) => is(of)).map((one) => one.seq);
  const parts = card.merged?.parts ?? [];
  const [apart, left] = [parts.filter(({ id }) => theirs.includes(id)), parts.filter(({ id }) => !theirs.includes(id))];
  const others = new Set(left.flatMap(({ suggestions }) => suggestions));
  return {
    mergedSeq: seq,
    moved: seqsOf((of) => of !== null && theirs.includes(of)),
    both: seqsOf((of) => of === null),
    stays: seqsOf((of) => of === card.id),
    suggestions: [...new Set(apart.flatMap(({ suggestions }) => suggestions))].filter((id) => !others.has(id)),
    employers: [...new Set(apart.flatMap(({ employers }) => employers))],
  };
}
