import { emptyMonth, type Counted, type MonthDoc } from './month-document.js';
import type { MonthEvent } from './month-events.js';
import { countedBy } from './months-of.fold.js';

/** A month after one more event about somebody of whom it has counted `theirs`; null: nothing has happened in it. */
export function foldMonth(month: MonthDoc | null, event: MonthEvent, theirs: Counted[]): MonthDoc | null {
  if (event.type !== 'interaction.retracted') return changed(month ?? emptyMonth, event, theirs);
  const left = theirs.filter(({ seq }) => seq !== event.data.of);
  return month === null ? null : moved(month, theirs, left);
}

function changed(doc: MonthDoc, event: MonthEvent, theirs: Counted[]): MonthDoc {
  switch (event.type) {
    case 'outreach.suggested':
      return { ...doc, offers: doc.offers + 1 };
    case 'outreach.accepted':
      return { ...doc, taken: doc.taken + 1 };
    case 'outreach.withheld':
      return { ...doc, withheld: counted(doc.withheld, event.data.failing) };
    case 'contact.released':
      return {
        ...{ ...doc, letGo: doc.letGo + 1 },
        letGoByClock: doc.letGoByClock + Number(event.data.reason === 'silence'),
      };
    case 'contact.revived':
      return { ...doc, revived: doc.revived + 1 };
    case 'privacy.objected':
      return { ...doc, objected: doc.objected + 1 };
    default:
      return moved(doc, theirs, [...theirs, ...countedBy(event)]);
  }
}

/** A month's numbers once a person's part of it is `after` instead of `before`. */
function moved(doc: MonthDoc, before: Counted[], after: Counted[]): MonthDoc {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const numbers = Object.entries(is).map(([name, number]) => {
    const key = name as keyof typeof is;
    return [key, doc[key] + number - was[key]];
  });
  return { ...doc, ...(Object.fromEntries(numbers) as typeof is) };
}

function numbersOf(counted: Counted[]) {
  const messages = counted.filter(({ what }) => what === 'message');
  const replies = counted.filter(({ what }) => what === 'reply');
  return {
    inTouchWith: Math.min(1, counted.length),
    messages: messages.length,
    presumed: messages.filter(({ presumed }) => presumed).length,
    withoutKith: messages.filter(({ own }) => own).length,
    answers: counted.length - messages.length - replies.length,
    replies: replies.length,
    repliedBy: Math.min(1, replies.length),
  };
}

function counted(withheld: MonthDoc['withheld'], failing: readonly { rule: string }[]): MonthDoc['withheld'] {
  const rules = [...new Set(failing.map(({ rule }) => rule))];
  return { ...withheld, ...Object.fromEntries(rules.map((rule) => [rule, (withheld[rule] ?? 0) + 1])) };
}
