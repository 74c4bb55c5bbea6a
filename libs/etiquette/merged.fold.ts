import type { KithEvent } from '#libs/events/catalog.js';
import type { MergedField } from '#libs/events/words.js';
import type { EventMap } from './fold-types.js';
import type { ContactFacts } from './facts.js';
import { below } from './joins.js';
import type { Join, MergedFacts } from './merged-facts.js';
import { bouncedElsewhere } from './reach.fold.js';
import { allOf, showing, shownAfterMerge, shownAmong } from './shown.js';
import { unitedAgain } from './unite.js';

type FoldOne = (facts: ContactFacts, event: KithEvent) => ContactFacts | null;

/** The family of an event: what its type begins with. */
const familyOf = ({ type }: { type: string }): string => type.slice(0, type.indexOf('.'));

const families: ReadonlySet<string> = new Set(['interaction', 'outreach', 'privacy']);
const types: ReadonlySet<string> = new Set([
  'contact.released',
  'contact.revived',
  'contact.review-listed',
  'contact.reviewed',
  'contact.held',
  'contact.unheld',
  'contact.unkept',
  'contact.narrowed',
  'contact.unwelcome-seen',
  'application.lapsed',
]);
/**
 * What a source takes along is what it had told of one of them, nobody agrees to anything for somebody else, and an
 * address that bounces is that of one of them.
 */
const ofOne: ReadonlySet<string> = new Set(['privacy.forgotten', 'privacy.consent-recorded', 'interaction.bounced']);

/** Whether an event about a merged contact counts for all it is made of: messages, signs, offers, what bars and unbars. */
export function isForAll(event: { type: string }): boolean {
  return (families.has(familyOf(event)) && !ofOne.has(event.type)) || types.has(event.type);
}

/** What an event needs to say for us to know whom it is about. */
interface About {
  type: string;
  subject: string | null;
  data: object;
}

/** The contact whose documents an event changes: the one its subject was merged into when it was said, else the subject. */
export function shownIn({ subject, data }: About): string | null {
  return 'into' in data && typeof data.into === 'string' ? data.into : subject;
}

/** Whether an event about the merged contact `survivor` is said of its part `contact`. */
export function isAbout(contact: string, event: About, survivor: string): boolean {
  if (event.subject !== survivor) return event.subject === contact;
  return contact === survivor || isForAll(event);
}

/** Two contacts as one, by `contact.merged`. The contact that stays comes first. */
export function mergeFacts(into: ContactFacts, from: ContactFacts, event: EventMap['contact.merged']): ContactFacts {
  const { seq, time, data } = event;
  const [a, b] = [mergedOf(into), mergedOf(from)];
  const join: Join = {
    into: into.contact,
    from: from.contact,
    seq,
    at: time,
    ways: data.ways ?? [],
    before: { into: a.shown, from: b.shown },
  };
  return unitedAgain(
    into.contact,
    {
      parts: [...a.parts, ...b.parts],
      joins: [...a.joins, ...b.joins, join].sort((one, other) => one.seq - other.seq),
      shown: shownAfterMerge(a.shown, b.shown, data.fields),
    },
    seq,
  );
}

/** The two contacts a merge is taken back to, by `contact.unmerged`. */
export function splitFacts(
  facts: ContactFacts,
  event: EventMap['contact.unmerged'],
): { left: ContactFacts; apart: ContactFacts } | null {
  const join = facts.merged?.joins.find(({ from }) => from === event.subject);
  if (facts.merged === undefined || join === undefined) return null;
  const gone = below(facts.merged.joins, join.from);
  return {
    left: among(facts, facts.merged, (contact) => !gone.includes(contact), { ...join, root: facts.contact, event }),
    apart: among(facts, facts.merged, (contact) => gone.includes(contact), { ...join, root: join.from, event }),
  };
}

/** A merged contact after an event about it, or about one of its parts. */
export function foldMerged(facts: ContactFacts, event: KithEvent, foldOne: FoldOne): ContactFacts | null {
  const { merged, contact } = facts;
  if (merged === undefined) return foldOne(facts, event);
  const parts = merged.parts.map((part) => partAfter(part, event, contact, foldOne));
  if (parts.some((part) => part === null)) return null;
  const shown = showing(merged.shown, event.subject ?? contact, changedFields(event));
  return unitedAgain(contact, { ...merged, parts: parts.filter((part) => part !== null), shown }, event.seq);
}

function partAfter(part: ContactFacts, event: KithEvent, survivor: string, foldOne: FoldOne): ContactFacts | null {
  if (isAbout(part.contact, event, survivor)) return foldOne(part, { ...event, subject: part.contact });
  return event.type === 'interaction.bounced' ? bouncedElsewhere(part, event) : part;
}

/** What the rules look at follows the newest word: of a source, or of a member. */
function changedFields(event: KithEvent): MergedField[] {
  if (event.type === 'contact.employer-changed') return ['employer'];
  if (event.type === 'contact.assigned') return ['owner'];
  if (event.type !== 'contact.corrected') return [];
  const { employer, zone, country } = event.data;
  return [
    ...(employer === undefined ? [] : (['employer'] as const)),
    ...(zone === undefined && country === undefined ? [] : (['zone'] as const)),
  ];
}

function mergedOf(facts: ContactFacts): MergedFacts<ContactFacts> {
  return facts.merged ?? { parts: [facts], joins: [], shown: allOf(facts.contact) };
}

/** One side of a merge that is taken back: a single part as it stands, or what is still merged. */
function among(
  facts: ContactFacts,
  { parts, joins, shown }: MergedFacts<ContactFacts>,
  isIn: (contact: string) => boolean,
  { root, before, event }: Join & { root: string; event: EventMap['contact.unmerged'] },
): ContactFacts {
  const mine = parts.filter(({ contact }) => isIn(contact)).map((part) => withoutOthers(part, root, event));
  const [only] = mine;
  if (mine.length === 1 && only !== undefined) return { ...only, seq: event.seq };
  const then = root === facts.contact ? before.into : before.from;
  const contacts = mine.map(({ contact }) => contact);
  const merged = {
    parts: mine,
    joins: joins.filter(({ from, into }) => isIn(from) && isIn(into)),
    shown: shownAmong(contacts, shown, then),
  };
  return unitedAgain(root, merged, event.seq);
}

/** An offer made of both stays with the contact that stayed; the other one is free of it. */
function withoutOthers(part: ContactFacts, root: string, event: EventMap['contact.unmerged']): ContactFacts {
  const { offer } = part;
  const isTheirs = root === event.data.from || offer === null || offer.seq < event.data.mergedSeq;
  return isTheirs ? part : { ...part, offer: null };
}
