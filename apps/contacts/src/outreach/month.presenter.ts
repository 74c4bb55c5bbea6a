import type { MonthDoc } from './month-document.js';

const people = (...lists: { contact: string }[][]): number => new Set(lists.flat().map(({ contact }) => contact)).size;

/** A month in numbers; null: nothing happened in it. */
export function presentMonth(month: MonthDoc | null): Record<string, unknown> {
  const { messages = [], answers = [], replies = [], withheld = {} } = month ?? {};
  const { offers = 0, taken = 0, letGo = 0, letGoByClock = 0, revived = 0, objected = 0 } = month ?? {};
  return {
    ...{ offers, taken },
    inTouchWith: people(messages, answers, replies),
    messages: messages.length,
    presumed: messages.filter(({ presumed }) => presumed).length,
    withoutKith: messages.filter(({ own }) => own).length,
    answers: answers.length,
    ...{ replies: replies.length, repliedBy: people(replies) },
    ...{ letGo, letGoByClock, revived, objected },
    withheld,
  };
}
