import {
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
  interactionTouched,
} from '#libs/events/interaction.events.js';
import { contactReleased, contactRevived } from '#libs/events/letting-go.events.js';
import { outreachAccepted, outreachSuggested, outreachWithheld } from '#libs/events/outreach.events.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import { emptyMonth, type MonthDoc } from './month-document.js';

const on = [
  outreachSuggested,
  outreachAccepted,
  outreachWithheld,
  interactionTouched,
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
  contactReleased,
  contactRevived,
  privacyObjected,
] as const;

type MonthEvent = EventsOf<typeof on>;

/**
 * `month/<2026-03>`: what a month came to. It goes by when something was decided, by UTC; history that an import brings
 * is none of it. What is taken back is gone from its own month, and from the one before.
 */
export const monthProjection = defineProjection<MonthDoc, typeof on>({
  collection: 'month',
  revision: 1,
  on,
  keys: (event) => {
    if (isHistory(event)) return [];
    const month = monthOf(event.time);
    return event.type === 'interaction.retracted' ? [monthBefore(month), month] : [month];
  },
  evolve: (doc, event) => {
    if (event.type === 'interaction.retracted') return doc === null ? null : without(doc, event.data.of);
    return { ...emptyMonth, ...doc, ...change(doc ?? emptyMonth, event) };
  },
});

/** `2026-03` of a moment, by UTC. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(Date.UTC(year, number - 2, 1));
}

function isHistory({ data }: MonthEvent): boolean {
  return ('imported' in data && data.imported === true) || ('import' in data && data.import != null);
}

function without(doc: MonthDoc, of: number): MonthDoc {
  const left = <T extends { seq: number }>(list: T[]): T[] => list.filter(({ seq }) => seq !== of);
  return { ...doc, messages: left(doc.messages), answers: left(doc.answers), replies: left(doc.replies) };
}

function change(doc: MonthDoc, event: Exclude<MonthEvent, { type: 'interaction.retracted' }>): Partial<MonthDoc> {
  const one = { seq: event.seq, contact: event.subject ?? '' };
  switch (event.type) {
    case 'outreach.suggested':
      return { offers: doc.offers + 1 };
    case 'outreach.accepted':
      return { taken: doc.taken + 1 };
    case 'outreach.withheld':
      return { withheld: counted(doc.withheld, event.data.failing) };
    case 'interaction.touched': {
      const { presumed, suggestion } = event.data;
      return { messages: [...doc.messages, { ...one, presumed, own: suggestion === null }] };
    }
    case 'interaction.answered':
      return { answers: [...doc.answers, one] };
    case 'interaction.responded':
      return { replies: [...doc.replies, one] };
    case 'contact.released':
      return { letGo: doc.letGo + 1, letGoByClock: doc.letGoByClock + Number(event.data.reason === 'silence') };
    case 'contact.revived':
      return { revived: doc.revived + 1 };
    case 'privacy.objected':
      return { objected: doc.objected + 1 };
  }
}

function counted(withheld: MonthDoc['withheld'], failing: readonly { rule: string }[]): MonthDoc['withheld'] {
  const rules = [...new Set(failing.map(({ rule }) => rule))];
  return { ...withheld, ...Object.fromEntries(rules.map((rule) => [rule, (withheld[rule] ?? 0) + 1])) };
}
