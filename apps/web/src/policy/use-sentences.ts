import { useTranslation } from 'react-i18next';

/** Numbers that the page has a sentence for; any other goes by its path. */
const known = [
  'cap.per30Days',
  'cap.per365Days',
  'cap.per365DaysReplied',
  'gap.days',
  'rhythm.days',
  'rhythm.closeDays',
  'backOff.baseDays',
  'backOff.factor',
  'backOff.concludedAfterDays',
  'budget.offersPerDay',
  'budget.tiesPerDay',
  'budget.touchesPerDay',
  'budget.touchesPerWeek',
  'brake.repliesPer100',
  'brake.shareLeft',
  'employer.perWeek',
  'employer.per30Days',
  'occasion.lifeDays',
  'occasion.newJobDays',
  'occasion.connectedDays',
  'occasion.metDays',
  'offer.workingDays',
  'offer.presumedAfterHours',
] as const;

const groups = ['cap', 'gap', 'rhythm', 'backOff', 'budget', 'brake', 'employer', 'occasion', 'offer'] as const;

/** A number no sentence has; it marks the number's place. */
const PLACE = '\u0000';

export interface Sentences {
  /** the sentence with a number in it */
  with: (path: string, number: string) => string;
  /** what stands before and after the number */
  around: (path: string) => [before: string, after: string];
  /** a group's heading and where its numbers come from */
  group: (name: string) => { title: string; source: string | null };
}

/** What each number of the policy says, in the page's language. */
export function useSentences(): Sentences {
  const { t } = useTranslation();
  const say = (path: string, number: string) => {
    const one = known.find((name) => name === path);
    return one === undefined ? `${path}: ${number}` : t(`numbers.${one}`, { number, count: number === '1' ? 1 : 2 });
  };
  return {
    with: say,
    around: (path) => {
      const [before = '', after = ''] = say(path, PLACE).split(PLACE);
      return [before.trim(), after.trim()];
    },
    group: (name) => {
      const one = groups.find((group) => group === name);
      if (one === undefined) return { title: name, source: null };
      return { title: t(`policy.group.${one}`), source: t(`policy.source.${one}`) };
    },
  };
}
