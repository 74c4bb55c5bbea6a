import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listImports } from '../api/imports.js';
import { keys } from '../api/keys.js';
import { useTimes } from '../i18n/times.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
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
  return (
    <Read query={imports} waiting={<Loading lines={2} height={48} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">{t('import.none')}</Text>
        ) : (
          <ul className={classes['list']}>
            {items.map((one) => (
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
        )
      }
    </Read>
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
