import { emptyMonth, type MonthDoc } from './month-document.js';

const people = (...lists: { contact: string }[][]): number => new Set(lists.flat().map(({ contact }) => contact)).size;

/** A month in numbers; null: nothing happened in it. */
export function presentMonth(month: MonthDoc | null): Record<string, unknown> {
  const { messages, answers, replies, ...counts } = month ?? emptyMonth;
  return {
    ...counts,
    inTouchWith: people(messages, answers, replies),
    messages: messages.length,
    presumed: messages.filter(({ presumed }) => presumed).length,
    withoutKith: messages.filter(({ own }) => own).length,
    answers: answers.length,
    replies: replies.length,
    repliedBy: people(replies),
  };
}
