import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { below } from '#libs/etiquette/joins.js';
import { isAbout, isForAll, mergeFacts, splitFacts } from '#libs/etiquette/merged.fold.js';
import { allOf, showing, shownAfterMerge, shownAmong } from '#libs/etiquette/shown.js';
import type { KithEvent } from '#libs/events/catalog.js';
import type { MergedField } from '#libs/events/words.js';
import type { Card, CardPart } from '../documents.js';
import type { MergedCard } from '../identity/merged-documents.js';
import { partCards } from './merged-card.rule.js';
import { uniteCards } from './unite-cards.fold.js';

type Merged = EventMap['contact.merged'];
type Unmerged = EventMap['contact.unmerged'];
type Later = MergedCard<CardPart>['later'][number];
/** How one card, not merged, changes by an event about it. */
type ChangeOne = (card: Card, event: KithEvent, facts: ContactFacts) => Card;

/** So many events after a merge are told apart when it is taken back; older ones stay where they are shown. */
const KEPT_LATER = 2000;

/** Two cards as one, by `contact.merged`. */
export function joined(into: Card, from: Card, event: Merged): Card {
  const [a, b] = [mergedOf(into), mergedOf(from)];
  return uniteCards(into.id, mergeFacts(into.facts, from.facts, event), {
    parts: [...a.parts, ...b.parts],
    shown: shownAfterMerge(a.shown, b.shown, event.data.fields),
    before: { ...a.before, ...b.before, [from.id]: { into: a.shown, from: b.shown } },
    later: [...a.later, ...b.later].sort((one, other) => one.seq - other.seq),
  });
}

/** The two cards that a merge is taken back to, by `contact.unmerged`. */
export function parted(whole: Card, event: Unmerged): { left: Card; apart: Card } | null {
  const { merged, facts } = whole;
  const both = splitFacts(facts, event);
  if (merged === undefined || both === null) return null;
  const root = event.subject ?? '';
  const gone = below(facts.merged?.joins ?? [], root);
  const left = merged.parts.filter(({ id }) => !gone.includes(id));
  const others = new Set(left.flatMap(({ suggestions }) => suggestions));
  const apart = merged.parts
    .filter(({ id }) => gone.includes(id))
    .map((part) => ({ ...part, suggestions: part.suggestions.filter((id) => !others.has(id)) }));
  return {
    left: side(whole, left, both.left, { event, root, other: root }),
    apart: side(whole, apart, both.apart, { event, root, other: whole.id }),
  };
}

/** A merged card after an event about it or one of its parts. */
export function changedMerged(card: Card, event: KithEvent, facts: ContactFacts, changeOne: ChangeOne): Card {
  const { merged } = card;
  if (merged === undefined) return changeOne(card, event, facts);
  const after = new Map(facts.merged?.parts.map((part) => [part.contact, part]));
  const parts = partCards(card).map((part) => {
    const own = after.get(part.id) ?? part.facts;
    return withoutFacts(isAbout(part.id, event, card.id) ? changeOne(part, { ...event, subject: part.id }, own) : part);
  });
  const said = { seq: event.seq, of: event.subject ?? card.id, all: isForAll(event) };
  return uniteCards(card.id, facts, {
    ...merged,
    parts,
    shown: showing(merged.shown, event.subject ?? card.id, changedFields(event)),
    later: [...merged.later, said].slice(-KEPT_LATER),
  });
}

/** The same change in every part: of what lies beside the history of any. */
export function inEveryPart(card: Card, change: (part: Card) => Card): Card {
  if (card.merged === undefined) return change(card);
  const parts = partCards(card).map((part) => withoutFacts(change(part)));
  return uniteCards(card.id, change(card).facts, { ...card.merged, parts });
}

/** What is shown follows the newest word: of a source (which never says it of a field that a member corrected), or of a member. */
function changedFields({ type, personal }: KithEvent): MergedField[] {
  if (personal === null) return [];
  if (type === 'contact.named') return ['name'];
  if (type !== 'contact.corrected' && type !== 'contact.observed') return [];
  const said = personal as Partial<Record<MergedField, unknown>>;
  const fields: readonly MergedField[] =
    type === 'contact.observed' ? ['headline', 'location'] : ['name', 'headline', 'location', 'language'];
  return fields.filter(
    (field) => (said[field] ?? undefined) !== undefined || (type === 'contact.corrected' && field in said),
  );
}

function mergedOf(card: Card): MergedCard<CardPart> {
  return card.merged ?? { parts: [withoutFacts(card)], shown: allOf(card.id), before: {}, later: [] };
}

function withoutFacts({ facts: _facts, merged: _merged, ...part }: Card): CardPart {
  return part;
}

interface Parting {
  event: Unmerged;
  /** the contact that is its own again */
  root: string;
  other: string;
}

/** One side of a merge that is taken back, with a note of it for its history. */
function side(whole: Card, parts: CardPart[], facts: ContactFacts, { event, root, other }: Parting): Card {
  const id = facts.contact;
  const past = { with: other, mergedSeq: event.data.mergedSeq, unmergedSeq: event.seq };
  const noted = parts.map((part) => (part.id === id ? { ...part, past: [...(part.past ?? []), past] } : part));
  const [only] = noted;
  if (noted.length === 1 && only !== undefined) return { ...only, facts };
  const { shown, before, later } = whole.merged ?? mergedOf(whole);
  const then = before[root];
  const contacts = noted.map((part) => part.id);
  return uniteCards(id, facts, {
    parts: noted,
    shown: shownAmong(contacts, shown, (id === root ? then?.from : then?.into) ?? allOf(id)),
    before: Object.fromEntries(Object.entries(before).filter(([from]) => from !== root && contacts.includes(from))),
    later: later.flatMap((said) => laterOn({ id, contacts }, said, event)),
  });
}

/** What counted for both is from now on said of whoever stands for this side. */
function laterOn({ id, contacts }: { id: string; contacts: string[] }, said: Later, { data }: Unmerged): Later[] {
  if (contacts.includes(said.of)) return [said];
  return said.all && data.both.includes(said.seq) ? [{ ...said, of: id }] : [];
}
