import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CountedOutcome, Import } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { paceOf, percentOf, runs } from './import-state.js';
import classes from './progress.module.css';

const outcomes: CountedOutcome[] = ['created', 'changed', 'unchanged', 'rejected'];

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
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {one.state === 'reading'
          ? t('import.found', { total: times.number(one.total) })
          : t('import.done', { done: times.number(one.done), total: times.number(one.total) })}
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
  const times = useTimes();
  const running = runs(one.state);
  return (
    <Stack className={card['card']} gap="md">
      <Text fw={500} aria-live="polite">
        {t(`import.state.${one.state}`)}
      </Text>
      {(running || one.total > 0) && (
        <>
          <Progress
            value={percentOf(one)}
            animated={running}
            aria-label={t(`import.state.${one.state}`)}
            size="lg"
            radius="xl"
          />
          <Pace one={one} />
          <Counts counts={one.counts} />
        </>
      )}
      {one.revert !== null && (
        <Text size="sm">
          {t('import.takenBack', { reverted: times.number(one.revert.reverted), left: times.number(one.revert.left) })}
        </Text>
      )}
      {one.problem !== null && (
        <Alert color="red" variant="outline" title={t('import.problem')} role="alert">
          {one.problem.text}
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
