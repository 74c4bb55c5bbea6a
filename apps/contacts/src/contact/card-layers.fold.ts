import type { LedgerEvent } from '#libs/kernel/event.js';
import type { Before, Card, CorrectableField, ObservedField } from '../documents.js';
import { KEPT_EARLIER, jobText, oneSpelling } from './same-text.rule.js';

/** So many writes of imports a revert can take back of one card; older ones stand. */
const KEPT_LAYERS = 40;

type Values = Pick<Card, 'earlier' | 'layers'>;
/** One write of a field: what it showed before, texts said of it that are not shown now, and the hint it brought. */
type Write = Before & { said: string[]; hint: string | null; by: string | undefined; since: number | undefined };
/** What an observation's event says of its source. */
type Observed = Pick<LedgerEvent<string, { import: string | null }>, 'seq' | 'data'>;

/**
 * Remembers what an observation wrote over. Of an import it makes a layer that a revert may take back; anybody else
 * settles the field: what lies beneath can no longer be taken back.
 */
export function written(card: Values, event: Observed, write: Write): Values {
  const { said, hint, by = null, since = null, ...before } = write;
  const { earlier, added } = withEarlier(card.earlier, write.field, said);
  const from = event.data.import;
  const layers =
    from === null
      ? settled(card.layers, write.field)
      : [...card.layers, { ...before, seq: event.seq, import: from, hint, earlier: added, by, since }].slice(
          -KEPT_LAYERS,
        );
  return { earlier, layers };
}

/** The texts said of a field with those in addition that are neither empty nor there. */
export function withEarlier(
  earlier: Card['earlier'],
  field: ObservedField,
  said: string[],
): { earlier: Card['earlier']; added: string[] } {
  const known = earlier[field] ?? [];
  const added = said.filter((text) => text !== '' && text !== '|' && !known.includes(text));
  if (added.length === 0) return { earlier, added };
  return { earlier: { ...earlier, [field]: [...known, ...added].slice(0, KEPT_EARLIER) }, added };
}

/** Without what lies beneath a field that nobody can take back any more. */
export function settled(layers: Card['layers'], field: ObservedField): Card['layers'] {
  return layers.some((layer) => layer.field === field) ? layers.filter((layer) => layer.field !== field) : layers;
}

/** `earlier` once these layers are gone. */
export function earlierWithout(earlier: Card['earlier'], layers: Card['layers']): Card['earlier'] {
  const left: Card['earlier'] = { ...earlier };
  for (const { field, earlier: added } of layers) {
    const texts = (left[field] ?? []).filter((text) => !added.includes(text));
    if (texts.length > 0) left[field] = texts;
    else Reflect.deleteProperty(left, field);
  }
  return left;
}

/** What a field shows now, as `earlier` keeps it. */
export function shownText(card: Card, field: ObservedField): string {
  if (field === 'employer') return jobText(card.employer.name, card.position);
  return oneSpelling(field === 'name' ? (card.name?.full ?? null) : card[field]);
}

/** The observed field that a correctable one belongs to; null for what no source says. */
export function observedOf(field: CorrectableField): ObservedField | null {
  if (field === 'position') return 'employer';
  return field === 'zone' || field === 'language' ? null : field;
}

/** A list with one more entry, unless it is there or none. */
export const plus = (list: string[], entry: string | null | undefined): string[] =>
  entry === null || entry === undefined || list.includes(entry) ? list : [...list, entry];
