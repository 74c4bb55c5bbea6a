import { Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Command } from '../frame/command.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';

const FileDrop = lazy(async () => ({ default: (await import('../import/file-drop.js')).FileDrop }));

/** An empty pool: bring a file, or look at the demo. */
export function Start() {
  const { t } = useTranslation();
  return (
    <Stack gap="xl">
      <PageTitle title={t('firstRun.startTitle')} under={t('firstRun.startUnder')} />
      <section>
        <Title order={2} mb="sm">
          {t('firstRun.ownFile')}
        </Title>
        <Suspense fallback={<Loading lines={1} height={200} />}>
          <FileDrop />
        </Suspense>
      </section>
      <section>
        <Title order={2} mb="xs">
          {t('firstRun.demoTitle')}
        </Title>
        <Text>{t('firstRun.demo')}</Text>
        <Command line="npm start -- --demo" />
      </section>
    </Stack>
  );
}
