import { useTranslation } from 'react-i18next';
import type { PolicyBound } from '../api/policy.js';
import type { Fault } from '../api/problem.js';
import { useTimes } from '../i18n/times.js';
import { useSentences } from './use-sentences.js';

/** What is wrong with a number of these bounds, in words that stand beside it. */
export function useFaultText({ whole }: PolicyBound): (fault: Fault) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const sentences = useSentences();
  return ({ reason, limit, against }) => {
    if (reason === 'not-valid' && whole) return t('policy.fault.not-whole');
    const number = limit === null ? '…' : times.number(limit);
    return t(`policy.fault.${reason}`, {
      limit: number,
      against: against === null ? '' : sentences.with(against, number),
    });
  };
}
