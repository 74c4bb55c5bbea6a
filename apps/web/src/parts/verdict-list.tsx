import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../api/types.js';
import classes from './verdict-list.module.css';
import { useRuleName } from './words.js';

/** Rules with what each says now. */
export function VerdictList({ verdicts }: { verdicts: Verdict[] }) {
  const { t } = useTranslation();
  const nameOf = useRuleName();
  return (
    <ul className={classes['list']}>
      {verdicts.map((verdict) => (
        <li key={verdict.rule} className={classes['verdict']}>
          <span className={classes['sign']} data-ok={verdict.ok}>
            <span aria-hidden>{verdict.ok ? '✓' : '–'}</span>
            <VisuallyHidden>{t(verdict.ok ? 'part.yes' : 'part.no')}</VisuallyHidden>
          </span>
          <Text size="sm" component="span">
            <strong>{nameOf(verdict.rule)}</strong>
            {': '}
            {verdict.text}
          </Text>
        </li>
      ))}
    </ul>
  );
}
