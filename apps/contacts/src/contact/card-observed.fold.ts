import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { Card, ObservedField } from '../documents.js';
import { plus, shownText, withEarlier, written } from './card-layers.fold.js';
import { foundBy } from './new-card.fold.js';
import { jobText, oneSpelling } from './same-text.rule.js';

type Change = Partial<Card> & Pick<Card, 'earlier' | 'layers'>;

/** On whose word, and since when, a field showed what it showed. */
function saidBefore({ saidBy, saidAt }: Card, field: ObservedField) {
  return { by: saidBy[field], since: saidAt[field] };
}

/** Headline and location, and what stands against a correction. */
export function observed(card: Card, event: EventMap['contact.observed']): Partial<Card> {
  const { personal } = event;
  if (personal === null) return {};
  let change: Change = { earlier: card.earlier, layers: card.layers };
  for (const field of ['headline', 'location'] as const) {
    const text = personal[field];
    if (text !== null) change = { ...change, ...wordOf(card, field, text, { event, change }) };
  }
  return { ...change, earlier: saidAgainst(change.earlier, personal) };
}

function wordOf(
  card: Card,
  field: 'headline' | 'location',
  text: string,
  { event, change }: { event: EventMap['contact.observed']; change: Change },
): Partial<Card> {
  if (card.corrected.includes(field)) {
    return { earlier: withEarlier(change.earlier, field, [oneSpelling(text)]).earlier };
  }
  const write = { field, before: card[field], said: [shownText(card, field)], hint: null, ...saidBefore(card, field) };
  return { ...written(change, event, write), [field]: text };
}

/** What a correction stands against is not shown, and no news when it is said again. */
function saidAgainst(
  earlier: Card['earlier'],
  { name, employerName, position }: NonNullable<EventMap['contact.observed']['personal']>,
): Card['earlier'] {
  const names = name === undefined ? earlier : withEarlier(earlier, 'name', [oneSpelling(name.full)]).earlier;
  if (employerName === undefined && position === undefined) return names;
  return withEarlier(names, 'employer', [jobText(employerName ?? null, position ?? null)]).earlier;
}

export function named(card: Card, event: EventMap['contact.named']): Partial<Card> {
  const { personal } = event;
  if (personal === null) return {};
  const { name, hint } = personal;
  return {
    ...written(card, event, {
      field: 'name',
      before: card.name,
      said: [shownText(card, 'name')],
      hint,
      ...saidBefore(card, 'name'),
    }),
    name,
    hints: plus(card.hints, hint),
    ...foundBy(name, card.employer.name),
  };
}

/** Another employer or position; a position that a member corrected stays. */
export function employerChanged(card: Card, event: EventMap['contact.employer-changed']): Partial<Card> {
  const { data, personal, seq } = event;
  const employers = plus(card.employers, data.employer);
  if (personal === null) return { employers, employer: { ...card.employer, id: data.employer } };
  const { employerName, employerHash, hint } = personal;
  const position = card.corrected.includes('position') ? card.position : personal.position;
  const said = [shownText(card, 'employer')];
  if (position !== personal.position) said.push(jobText(employerName, personal.position));
  const before = { employer: card.employer, position: card.position };
  return {
    ...written(card, event, { field: 'employer', before, said, hint, ...saidBefore(card, 'employer') }),
    employer: { id: data.employer, name: employerName, hash: employerHash },
    employers,
    position,
    hints: plus(card.hints, hint),
    evidence: {
      ...card.evidence,
      [seq]: { title: jobTitle(employerName, personal.position), url: null, source: data.source },
    },
    ...foundBy(card.name, employerName),
  };
}

function jobTitle(employer: string | null, position: string | null): string | null {
  const title = [position, employer].filter((part) => part !== null).join(', ');
  return title === '' ? null : title;
}
