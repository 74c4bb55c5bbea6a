import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { Card, ObservedField } from '../documents.js';
import { foundBy } from './new-card.fold.js';

type Forgotten = EventMap['privacy.forgotten'];

const observedFields = ['name', 'headline', 'employer', 'location'] as const;

/** The card without what a source had told that has deleted them. What others told may be said again as news. */
export function forgotten(card: Card, { data, personal }: Forgotten): Partial<Card> {
  const dropped = observedFields.filter((field) => data.dropped.includes(field));
  const identities = personal?.identities ?? [];
  const gone = new Set(identities.map(({ hash }) => hash));
  const values = valuesWithout(card, dropped, data.employer);
  return {
    ...values,
    ...foundBy(values.name, values.employer.name),
    earlier: without(card.earlier, dropped),
    saidBy: without(card.saidBy, dropped),
    saidAt: without(card.saidAt, dropped),
    layers: card.layers.filter(({ field }) => !dropped.includes(field)),
    hints: card.hints.filter((hint) => personal?.hints.includes(hint) !== true),
    identities: data.dropped.includes('identities')
      ? card.identities.filter(({ hash }) => !gone.has(hash))
      : card.identities,
    noted: data.dropped.includes('activities') ? notedWithout(card.noted, data.source) : card.noted,
    ...pending(card, data, identities),
  };
}

function valuesWithout(
  card: Card,
  dropped: readonly ObservedField[],
  employer: string | null,
): Pick<Card, 'name' | 'headline' | 'location' | 'employer' | 'position'> {
  const { name, headline, location, position } = card;
  const worksNowhere = dropped.includes('employer');
  return {
    name: dropped.includes('name') ? null : name,
    headline: dropped.includes('headline') ? null : headline,
    location: dropped.includes('location') ? null : location,
    position: worksNowhere ? null : position,
    employer: worksNowhere ? { id: employer, name: null, hash: null } : card.employer,
  };
}

function without<Fields extends object>(fields: Fields, dropped: readonly ObservedField[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => !dropped.includes(field as ObservedField)),
  ) as Fields;
}

/** An activity is noted under two keys at one time, of which the first names its source. */
function notedWithout(noted: Card['noted'], source: string): Card['noted'] {
  const times = new Set(noted.filter(({ key }) => key.startsWith(`${source}|`)).map(({ at }) => at));
  return noted.filter(({ at }) => !times.has(at));
}

function pending(
  card: Card,
  data: Forgotten['data'],
  identities: Card['forgotten'][number]['identities'],
): Partial<Card> {
  const { request, source, eraseAt } = data;
  return request === null ? {} : { forgotten: [...card.forgotten, { request, source, identities, eraseAt }] };
}
