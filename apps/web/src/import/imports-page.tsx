import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listImports } from '../api/imports.js';
import { keys } from '../api/keys.js';
import { useTimes } from '../i18n/times.js';
import { Failure } from '../parts/failure.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { FileDrop } from './file-drop.js';
import classes from './imports-page.module.css';
import { runs } from './import-state.js';

function EarlierImports() {
  const { t } = useTranslation();
  const times = useTimes();
  const imports = useQuery({
    queryKey: keys.imports,
    queryFn: listImports,
    refetchInterval: ({ state }) => (state.data?.items.some((one) => runs(one.state)) === true ? 2000 : false),
  });
  if (imports.isPending) return <Loading lines={2} height={48} />;
  if (imports.isError) return <Failure error={imports.error} again={() => void imports.refetch()} />;
  if (imports.data.items.length === 0) return <Text c="dimmed">{t('import.none')}</Text>;
  return (
    <ul className={classes['list']}>
      {imports.data.items.map((one) => (
        <li key={one.id} className={classes['import']}>
          <PageLink to="/import/$import" params={{ import: one.id }}>
            {one.file ?? t('import.noName')}
          </PageLink>
          <Text size="sm" c="dimmed">
            {t(`import.state.${one.state}`)}, {t('import.started', { moment: times.moment(one.startedAt) })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** Bring a file in, and see what came in before. */
export function ImportsPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="xl">
      <PageTitle title={t('import.title')} under={t('import.under')} />
      <FileDrop />
      <section>
        <Title order={2} mb="sm">
          {t('import.earlier')}
        </Title>
        <EarlierImports />
      </section>
    </Stack>
  );
}
