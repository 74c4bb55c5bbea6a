import { Alert, Progress, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyBound, Rehearsal } from '../api/policy.js';
import { useTimes } from '../i18n/times.js';
import { Failure } from '../parts/failure.js';
import { ChangeList } from './change-list.js';
import { changesOf } from './draft.js';
import { ResultTable } from './result-table.js';

interface ResultsProps {
  rehearsal: UseQueryResult<Rehearsal>;
  proposed: Policy;
  bounds: Record<string, PolicyBound>;
}

function Playing({ day, of }: Rehearsal) {
  const { t } = useTranslation();
  const percent = of === 0 ? 0 : Math.floor((100 * day) / of);
  const text = t('policy.rehearsing', { percent });
  return (
    <>
      <Text size="sm" role="status">
        {text}
      </Text>
      <Progress value={percent} animated size="lg" radius="xl" aria-label={text} />
    </>
  );
}

type Asked = NonNullable<Rehearsal['asked']>;

/** A rehearsal of other numbers than those proposed says of which. */
function OfOthers({ asked, proposed, bounds }: { asked: Asked } & Omit<ResultsProps, 'rehearsal'>) {
  const { t } = useTranslation();
  const { now, other } = asked.policies;
  if (changesOf(other, proposed, bounds).length === 0) return null;
  return (
    <>
      <Text size="sm">{t('policy.resultOther')}</Text>
      <ChangeList changes={changesOf(now, other, bounds)} />
    </>
  );
}

/** How far the rehearsal is, and what it came to. */
export function Results({ rehearsal: { data, error, isError }, proposed, bounds }: ResultsProps) {
  const { t } = useTranslation();
  const times = useTimes();
  if (isError) return <Failure error={error} />;
  if (data === undefined || data.asked === null) return null;
  if (data.state === 'rehearsing') return <Playing {...data} />;
  if (data.problem !== null)
    return (
      <Alert color="red" variant="outline" title={t('policy.rehearseFailed')} role="alert">
        {data.problem}
      </Alert>
    );
  if (data.results === null) return null;
  const { asked, results } = data;
  return (
    <Stack component="section" gap="xs" aria-label={t('policy.result')}>
      <Title order={3}>{t('policy.result')}</Title>
      <OfOthers {...{ asked, proposed, bounds }} />
      <Text size="sm">
        {t(results.now.ahead ? 'policy.resultAhead' : 'policy.resultOf', { days: asked.days })}{' '}
        {t('policy.resultReply', { percent: times.number(Math.round(results.now.reply * 100)) })}
      </Text>
      <ResultTable {...results} />
    </Stack>
  );
}
