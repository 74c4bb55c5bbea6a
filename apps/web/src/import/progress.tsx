import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import, RowOutcome } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { paceOf, problemOf, runs } from './import-state.js';
import classes from './progress.module.css';

const outcomes: RowOutcome[] = ['created', 'changed', 'unchanged', 'rejected'];

function Counts({ counts }: { counts: Import['counts'] }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <dl className={classes['counts']}>
      {outcomes.map((outcome) => (
        <div key={outcome}>
          <dt>{t(`import.${outcome}`)}</dt>
          <dd>{times.number(counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Pace({ one }: { one: Import }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { seconds, rate } = paceOf(one, Date.now());
  const done = times.number(one.done);
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {one.total === null ? t('import.doneSoFar', { done }) : t('import.done', { done, total: times.number(one.total) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('import.elapsed', { seconds: times.number(Math.round(seconds)) })}
        {rate !== null && `, ${t('import.rate', { rate: times.number(Math.round(rate)) })}`}
      </Text>
    </Group>
  );
}

/** How far an import is, and what came of its rows. */
export function ImportProgress({ one }: { one: Import }) {
  const { t } = useTranslation();
  const running = runs(one.state);
  const part = one.total === null || one.total === 0 ? (running ? 0 : 100) : (one.done / one.total) * 100;
  const problem = problemOf(one);
  return (
    <Stack className={card['card']} gap="md">
      <Text fw={500} aria-live="polite">
        {t(`import.state.${one.state}`)}
      </Text>
      <Progress value={part} animated={running} aria-label={t(`import.state.${one.state}`)} size="lg" radius="xl" />
      <Pace one={one} />
      <Counts counts={one.counts} />
      {problem !== null && (
        <Alert color="red" variant="outline" title={t('import.problem')} role="alert">
          {problem}
        </Alert>
      )}
      {running && (
        <Text size="sm" c="dimmed">
          {t('import.stillRuns')}
        </Text>
      )}
    </Stack>
  );
}
