import { Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../api/types.js';
import { Start } from '../first-run/start.js';
import { useMe } from '../frame/use-me.js';
import { LettingGoLink } from '../letting-go/letting-go-link.js';
import card from '../parts/card.module.css';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { comeBack } from './come-back.js';
import { Outlook } from './outlook.js';
import { SuggestionCard } from './suggestion-card.js';
import { lettersOfToday, useCardKeys } from './use-card-keys.js';
import { useSuggestions } from './use-suggestions.js';

function QuietDay() {
  const { t } = useTranslation();
  return (
    <Stack className={card['card']} gap="xs">
      <Title order={2}>{t('today.emptyTitle')}</Title>
      <Text>{t('today.empty')}</Text>
      <PageLink to="/first-look">{t('today.firstLook')}</PageLink>
    </Stack>
  );
}

function Cards({ suggestions }: { suggestions: Suggestion[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useCardKeys(list, lettersOfToday, [['u', () => comeBack()]]);
  if (suggestions.length === 0) return <QuietDay />;
  return (
    <>
      <Stack ref={list} gap="md">
        {suggestions.map((suggestion) => (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} />
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('today.keysHint')}
      </Text>
    </>
  );
}

/** The line under the heading: how many offers, else how many questions, else none. */
function useUnder(suggestions: Suggestion[] | undefined): string | undefined {
  const { t } = useTranslation();
  if (suggestions === undefined) return undefined;
  const open = suggestions.filter(({ state }) => state === 'open').length;
  if (open > 0) return t('today.under', { count: open });
  return t(suggestions.length > 0 ? 'today.underWaiting' : 'today.underNone');
}

function Offers() {
  const { t } = useTranslation();
  const { query, suggestions } = useSuggestions();
  return (
    <Stack gap="xl">
      <PageTitle title={t('today.title')} under={useUnder(suggestions)} />
      <Read query={{ ...query, data: suggestions }} waiting={<Loading lines={3} height={180} />}>
        {(all) => <Cards suggestions={all} />}
      </Read>
      <LettingGoLink />
      <Outlook />
    </Stack>
  );
}

/** Whom it is good to write to now; in an empty pool, how to fill it. */
export function TodayPage() {
  return useMe().data?.pool?.empty === true ? <Start /> : <Offers />;
}
