import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readProof } from '../api/proof.js';
import { useTimes } from '../i18n/times.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { monthsBack } from './months.js';
import { ProofSheet } from './proof-sheet.js';
import classes from './proof.module.css';

/** What a month came to, for whoever leads the team; made to be printed. */
export function ProofPage() {
  const { t } = useTranslation();
  const times = useTimes();
  const [month, setMonth] = useState<string | null>(null);
  const query = useQuery({
    queryKey: keys.proof(month),
    queryFn: () => readProof(month),
    placeholderData: keepPreviousData,
  });
  const months = monthsBack(Date.now());
  return (
    <Stack gap="lg">
      <PageTitle title={t('proof.title')} under={t('proof.under')} />
      <Group align="flex-end" gap="sm" className={classes['tools'] ?? ''}>
        <NativeSelect
          label={t('proof.month')}
          value={month ?? months[0] ?? ''}
          onChange={(event) => setMonth(event.currentTarget.value)}
          data={months.map((value) => ({ value, label: times.month(`${value}-15T12:00:00Z`) }))}
        />
        <Button variant="default" onClick={() => window.print()}>
          {t('proof.print')}
        </Button>
      </Group>
      <Read query={query} waiting={<Loading lines={4} height={120} />}>
        {(proof) => (
          <>
            <Text fw={500} role="status">
              {times.month(`${proof.month}-15T12:00:00Z`)}
              {proof.running && `: ${t('proof.running')}`}
            </Text>
            <ProofSheet proof={proof} />
          </>
        )}
      </Read>
    </Stack>
  );
}
