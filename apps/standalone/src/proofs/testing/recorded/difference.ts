import { iso, type Answer, type History, type Said } from './history.js';

/** What differs between what was recorded of a history and what is said of it now, a sentence for each. */
export interface Difference {
  /** rules that say yes or no otherwise, for another reason or until another moment, and what comes of them all */
  verdicts: string[];
  /** sentences alone */
  words: string[];
}

export function differenceOf(recorded: History, now: History): Difference {
  const all = recorded.steps.flatMap((step, i): Difference[] => {
    const again = now.steps[i];
    if (again === undefined || !('asked' in step) || !('asked' in again)) return [];
    const { at, member, contact } = step.asked;
    const place = `${iso(at)}, ${member} to ${contact}`;
    return [answersDiffer(place, step.answer, again.answer)];
  });
  return { verdicts: all.flatMap(({ verdicts }) => verdicts), words: all.flatMap(({ words }) => words) };
}

function answersDiffer(place: string, was: Answer, is: Answer): Difference {
  const rules = [...new Set([...was.verdicts, ...is.verdicts].map(({ rule }) => rule))];
  const pairs = rules.map((rule) => [rule, of(was, rule), of(is, rule)] as const);
  const other = pairs.filter(([, before, after]) => verdictOf(before) !== verdictOf(after));
  const reworded = pairs.filter(
    ([, before, after]) => !other.some(([, one]) => one === before) && wordsOf(before) !== wordsOf(after),
  );
  const whole = answerOf(was) === answerOf(is) ? [] : [`${place}: ${answerOf(was)}, now ${answerOf(is)}`];
  return {
    verdicts: [...whole, ...other.map(([rule, a, b]) => `${place}: ${rule} ${verdictOf(a)}, now ${verdictOf(b)}`)],
    words: reworded.map(([rule, a, b]) => `${place}: ${rule} "${wordsOf(a)}", now "${wordsOf(b)}"`),
  };
}

const of = ({ verdicts }: Answer, name: string): Said | undefined => verdicts.find(({ rule }) => rule === name);

const answerOf = ({ may, occasion, from }: Answer): string =>
  `${may ? 'may' : 'may not'} (${occasion ?? 'no reason'}) from ${from ?? 'no moment known'}`;

const verdictOf = (said: Said | undefined): string =>
  said === undefined
    ? 'was silent'
    : `${said.ok ? 'yes' : 'no'}, ${said.code}, until ${said.until ?? 'no moment known'}`;

const wordsOf = (said: Said | undefined): string => `${said?.en ?? ''} | ${said?.de ?? ''}`;
