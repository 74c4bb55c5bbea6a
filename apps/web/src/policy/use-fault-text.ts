import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/problem.js';
import { useTimes } from '../i18n/times.js';
import { useSentences } from './use-sentences.js';

/** What is wrong with a number, in words that stand beside it. */
export function useFaultText(): (fault: Fault) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const sentences = useSentences();
  return ({ reason, limit, against }) => {
    const number = limit === null ? '…' : times.number(limit);
    return t(`policy.fault.${reason}`, {
      limit: number,
      against: against === null ? '' : sentences.with(against, number),
    });
  };
}
