import { letGoAt } from '#libs/etiquette/letting-go.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Shown } from '#libs/etiquette/shown.js';
import type { Card, CardPart, CorrectableField } from '../documents.js';
import type { MergedCard } from '../identity/merged-documents.js';
import { KEPT_NOTED } from './card-changes.fold.js';
import { firstDue, foundBy } from './new-card.fold.js';

/** Several cards as one: of every field the value of the part that is shown, of every list all there is. */
export function uniteCards(contact: string, facts: ContactFacts, merged: MergedCard<CardPart>): Card {
  const { parts } = merged;
  const shown: Shown = { ...merged.shown, ...rulesLookAt(facts) };
  const name = shownOf(parts, shown.name, (part) => part.name);
  const job = jobOf(parts, shown.employer);
  const past = parts.flatMap((part) => (part.id === contact ? (part.past ?? []) : []));
  return {
    id: contact,
    name,
    headline: shownOf(parts, shown.headline, ({ headline }) => headline),
    ...job,
    location: shownOf(parts, shown.location, ({ location }) => location),
    language: shownOf(parts, shown.language, ({ language }) => language),
    hints: distinct(parts.flatMap(({ hints }) => hints)),
    identities: parts.flatMap(({ identities }) => identities),
    tags: distinct(parts.flatMap(({ tags }) => tags)),
    sources: distinct(parts.flatMap(({ sources }) => sources)),
    basis: facts.basis,
    corrected: correctedIn(parts, shown),
    earlier: {},
    layers: [],
    told: toldBy(parts),
    createdBy: oldest(parts).createdBy,
    touchedByPeople: parts.reduce((sum, part) => sum + part.touchedByPeople, 1),
    notes: parts.reduce((sum, { notes }) => sum + notes, 0),
    followUp: parts.map(({ followUp }) => followUp).reduce((a, b) => ((b?.seq ?? 0) > (a?.seq ?? 0) ? b : a), null),
    evidence: Object.assign({}, ...parts.map(({ evidence }) => evidence)) as Card['evidence'],
    conflicts: withOthers(parts),
    employers: distinct(parts.flatMap(({ employers }) => employers)),
    suggestions: distinct(parts.flatMap(({ suggestions }) => suggestions)),
    noted: parts
      .flatMap(({ noted }) => noted)
      .sort((a, b) => a.at - b.at)
      .slice(-KEPT_NOTED),
    bounces: parts.flatMap(({ bounces }) => bounces),
    absences: bySeq(parts.flatMap(({ absences }) => absences)),
    applications: parts.flatMap(({ applications }) => applications),
    dueAt: firstDue(facts),
    letGoAt: letGoAt(facts),
    ...saidOf(parts, shown),
    forgotten: parts.flatMap(({ forgotten }) => forgotten),
    facts,
    ...foundBy(name, job.employer.name),
    lastAt: Math.max(facts.lastExchangeAt ?? 0, facts.touches.at(-1)?.at ?? 0),
    merged,
    ...(past.length === 0 ? {} : { past }),
  };
}

/** What the rules look at is chosen in the facts. */
function rulesLookAt({ merged }: ContactFacts): Partial<Shown> {
  if (merged === undefined) return {};
  const { employer, zone, owner } = merged.shown;
  return { employer, zone, owner };
}

function shownOf<T>(parts: readonly CardPart[], shown: string, of: (part: CardPart) => T | null): T | null {
  const first = parts.find(({ id }) => id === shown);
  for (const part of first === undefined ? parts : [first, ...parts]) {
    const value = of(part);
    if (value !== null) return value;
  }
  return null;
}

/** Employer and position go together. */
function jobOf(parts: readonly CardPart[], shown: string): Pick<Card, 'employer' | 'position'> {
  const has = ({ employer, position }: CardPart): boolean => employer.id !== null || position !== null;
  const chosen = parts.find((part) => part.id === shown && has(part)) ?? parts.find(has);
  return { employer: chosen?.employer ?? { id: null, name: null, hash: null }, position: chosen?.position ?? null };
}

/** A field counts as corrected if the value that is shown is a member's word. */
function correctedIn(parts: readonly CardPart[], shown: Shown): CorrectableField[] {
  const from = (id: string): CorrectableField[] => parts.find((part) => part.id === id)?.corrected ?? [];
  const all = ['name', 'headline', 'employer', 'position', 'location', 'zone', 'language'] as const;
  return all.filter((field) => from(shown[field === 'position' ? 'employer' : field]).includes(field));
}

/** Which source each shown value comes from. */
function saidOf(parts: readonly CardPart[], shown: Shown): Pick<Card, 'saidBy' | 'saidAt'> {
  const fields = ['name', 'headline', 'employer', 'location'] as const;
  const ofShown = <T>(of: (part: CardPart, field: (typeof fields)[number]) => T | undefined) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const part = parts.find(({ id }) => id === shown[field]);
        const value = part === undefined ? undefined : of(part, field);
        return value === undefined ? [] : [[field, value]];
      }),
    );
  return {
    saidBy: ofShown(({ saidBy }, field) => saidBy[field]),
    saidAt: ofShown(({ saidAt }, field) => saidAt[field]),
  };
}

function toldBy(parts: readonly CardPart[]): Card['told'] {
  const told: Card['told'] = [];
  for (const one of parts.flatMap((part) => part.told)) {
    const known = told.find((other) => isSameTeller(one, other));
    if (known === undefined) told.push({ ...one });
    else known.events += one.events;
  }
  return told;
}

const isSameTeller = (a: Card['told'][number], b: Card['told'][number]): boolean =>
  a.source === b.source && a.import === b.import && a.basis === b.basis;

function oldest(parts: readonly CardPart[]): CardPart {
  return parts.reduce((first, part) => (part.createdBy.seq < first.createdBy.seq ? part : first));
}

/** Conflicts with somebody else; what is one now is in conflict with itself no longer. */
function withOthers(parts: readonly CardPart[]): Card['conflicts'] {
  const own = new Set(parts.map(({ id }) => id));
  const all = parts.flatMap(({ conflicts }) => conflicts);
  return all.filter(
    ({ key }, i) =>
      key.split('+').some((contact) => !own.has(contact)) && all.findIndex((other) => other.key === key) === i,
  );
}

const distinct = (list: string[]): string[] => [...new Set(list)];

/** What was said of the whole stands in every part. */
const bySeq = (said: Card['absences']): Card['absences'] => [...new Map(said.map((one) => [one.seq, one])).values()];
