import { Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readLettingGo } from '../api/letting-go.js';
import type { LettingGo } from '../api/letting-go.js';
import { usePages } from '../api/use-pages.js';
import card from '../parts/card.module.css';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { More, Read } from '../parts/read.js';
import { useCardKeys } from '../today/use-card-keys.js';
import { LettingGoCard } from './letting-go-card.js';
import { useReview } from './use-review.js';

function Nobody() {
  const { t } = useTranslation();
  return (
    <Stack className={card['card']} gap="xs">
      <Title order={2}>{t('lettingGo.emptyTitle')}</Title>
      <Text>{t('lettingGo.empty')}</Text>
    </Stack>
  );
}

function Cards({ all }: { all: LettingGo[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const review = useReview();
  useCardKeys(list, ['g', 'k', 'l'], [['u', review.undoLast]]);
  if (all.length === 0) return <Nobody />;
  return (
    <>
      <Stack ref={list} gap="md">
        {all.map((one) => (
          <LettingGoCard key={one.contact.id} one={one} review={review} />
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('lettingGo.keysHint')}
      </Text>
    </>
  );
}

/** Who stands for letting go, why, and what I say to that. */
export function LettingGoPage() {
  const { t } = useTranslation();
  const query = usePages(keys.lettingGo, readLettingGo);
  const count = query.data?.length ?? 0;
  const under = query.hasNextPage ? t('lettingGo.underMore', { least: count }) : t('lettingGo.under', { count });
  return (
    <Stack gap="lg">
      <PageTitle title={t('lettingGo.title')} under={count === 0 ? undefined : under} />
      <Read query={query} waiting={<Loading lines={3} height={160} />}>
        {(all) => <Cards all={all} />}
      </Read>
      <More query={query} />
    </Stack>
  );
}
