/**
 * The same pure function, which gives its last answer again when it is asked the same: the rules of one judgement ask
 * alike about one contact at one moment. What it is asked about, and what it answers, is never changed in place.
 */
export function lastAsked<Asked extends readonly unknown[], Answer>(
  answer: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  let last: { asked: Asked; answer: Answer } | null = null;
  return (...asked) => {
    if (last === null || !isSame(asked, last.asked)) last = { asked, answer: answer(...asked) };
    return last.answer;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
