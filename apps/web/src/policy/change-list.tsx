import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times.js';
import type { Change } from './draft.js';
import classes from './policy.module.css';
import { useSentences } from './use-sentences.js';

/** Numbers that would be otherwise, each in its sentence, with what it is now. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const sentences = useSentences();
  const told = (value: Change['to']) => (typeof value === 'number' ? times.number(value) : value || '…');
  return (
    <ul className={classes['numbers']}>
      {changes.map(({ path, from, to }) => (
        <li key={path}>{t('policy.change', { sentence: sentences.with(path, told(to)), from: told(from) })}</li>
      ))}
    </ul>
  );
}
