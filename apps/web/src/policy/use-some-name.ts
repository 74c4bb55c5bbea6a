import { useTranslation } from 'react-i18next';
import { useStandingName } from '../contact/standing.js';
import type { Some } from './narrower.js';

/** For whom numbers are stricter, in words. */
export function useSomeName(): (some: Some) => string {
  const { t } = useTranslation();
  const standingName = useStandingName();
  return ({ of, name }) =>
    of === 'tags' ? t('policy.forTag', { tag: name }) : t('policy.forStanding', { standing: standingName(name) });
}
