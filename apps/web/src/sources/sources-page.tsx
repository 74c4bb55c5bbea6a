import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listSources } from '../api/sources.js';
import type { Source } from '../api/sources.js';
import { useAdministers } from '../frame/use-administers.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { AddSource } from './add-source.js';
import { SourceCard } from './source-card.js';

/** Soon after it was connected or is to be asked, or until it is first heard, something changes without an event of the pool. */
const isUnderWay = ({ state, lastRunAt, nextRunAt, asked, lastHeardAt }: Source) =>
  state === 'removing' ||
  (state === 'active' && !asked && lastHeardAt === null) ||
  (state === 'active' && nextRunAt !== null && (lastRunAt === null || nextRunAt < new Date().toISOString()));

/** What Kith learns from, how each is doing, and a way to add one. */
export function SourcesPage() {
  const { t } = useTranslation();
  const { contact } = useSearch({ from: '/sources' });
  const administers = useAdministers();
  const sources = useQuery({
    queryKey: keys.sources,
    queryFn: listSources,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? 2000 : 60_000),
  });
  return (
    <Stack gap="lg">
      <PageTitle title={t('sources.title')} under={t('sources.under')} />
      {contact !== undefined && <AddSource contact={contact} />}
      <Read query={sources} waiting={<Loading lines={2} height={120} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('sources.none')}</Text>
          ) : (
            items.map((source) => <SourceCard key={source.id} source={source} />)
          )
        }
      </Read>
      {contact === undefined && <AddSource />}
      {administers && (
        <Text size="sm">
          <PageLink to="/webhooks">{t('webhooks.link')}</PageLink>
        </Text>
      )}
    </Stack>
  );
}
