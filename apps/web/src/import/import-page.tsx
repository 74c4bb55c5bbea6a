import { Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readImport, revertImport } from '../api/imports.js';
import { keys } from '../api/keys.js';
import type { Import } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { PageButton, PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { firstRows, runs } from './import-state.js';
import { ImportProgress } from './progress.js';
import { Rows } from './rows.js';

/** An import that has ended has changed what every other page shows. */
function useFreshPages(one: Import | undefined): void {
  const client = useQueryClient();
  const ended = one !== undefined && !runs(one.state);
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries({ queryKey: keys.me });
    client.removeQueries({ queryKey: ['first-look'] });
  }, [client, ended]);
}

function AskWhom() {
  const { t } = useTranslation();
  return (
    <Stack className={card['card']} gap="xs">
      <Title order={2}>{t('import.askTitle')}</Title>
      <Text>{t('import.ask')}</Text>
      <div>
        <PageButton to="/first-look" size="md" mt="xs">
          {t('import.askButton')}
        </PageButton>
      </div>
    </Stack>
  );
}

function TakeBack({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const revert = useMutation({
    mutationFn: () => revertImport(id),
    onSettled: () => client.invalidateQueries({ queryKey: keys.import(id) }),
  });
  return (
    <Stack align="flex-start">
      {revert.isError && <Failure error={revert.error} />}
      <Confirm
        label={t('import.revert')}
        question={t('import.revertAsk')}
        yes={t('import.revertYes')}
        busy={revert.isPending}
        onYes={() => revert.mutate()}
      />
    </Stack>
  );
}

function Ended({ one }: { one: Import }) {
  const { t } = useTranslation();
  return (
    <>
      {one.state === 'finished' && one.counts.created > 0 && <AskWhom />}
      {one.total > 0 && (
        <section>
          <Title order={2} mb="sm">
            {t('import.rows')}
          </Title>
          <Rows id={one.id} first={firstRows(one)} />
        </section>
      )}
      {one.state === 'finished' && <TakeBack id={one.id} />}
    </>
  );
}

/** One import: its progress while it runs, its rows and the way back once it has ended. */
export function ImportPage() {
  const { t } = useTranslation();
  const times = useTimes();
  const { import: id } = useParams({ from: '/import/$import' });
  const one = useQuery({
    queryKey: keys.import(id),
    queryFn: () => readImport(id),
    refetchInterval: ({ state }) => (state.data !== undefined && runs(state.data.state) ? 500 : false),
  });
  useFreshPages(one.data);
  return (
    <Read query={one} waiting={<Loading lines={1} height={220} />}>
      {(now) => (
        <Stack gap="xl">
          <PageLink to="/import" size="sm">
            ← {t('import.toList')}
          </PageLink>
          <PageTitle
            title={now.file ?? t('import.noName')}
            under={`${t(`import.format.${now.format}`, { defaultValue: now.format })}, ${t('import.started', { moment: times.moment(now.startedAt) })}`}
          />
          <ImportProgress one={now} />
          {!runs(now.state) && <Ended one={now} />}
        </Stack>
      )}
    </Read>
  );
}
