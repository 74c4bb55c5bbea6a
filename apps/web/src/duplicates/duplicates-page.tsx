import { Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Duplicate } from '../api/duplicates.js';
import card from '../parts/card.module.css';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { More, Read } from '../parts/read.js';
import { DuplicateCard } from './duplicate-card.js';
import { isOf, keyOf, useDuplicates } from './use-duplicates.js';

function Nobody() {
  const { t } = useTranslation();
  return (
    <Stack className={card['card']} gap="xs">
      <Text>{t('duplicates.none')}</Text>
      <Text c="dimmed">{t('duplicates.noneMore')}</Text>
    </Stack>
  );
}

/** Who may be one person; of a contact's page come those with them first, side by side. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const { contact } = useSearch({ from: '/duplicates' });
  const duplicates = useDuplicates();
  const theirs = (duplicate: Duplicate) => contact !== undefined && isOf(duplicate, contact);
  return (
    <Stack gap="lg">
      <PageTitle title={t('duplicates.title')} under={t('duplicates.under')} />
      <Read query={duplicates} waiting={<Loading lines={3} height={140} />}>
        {(found) =>
          found.length === 0 && !duplicates.hasNextPage ? (
            <Nobody />
          ) : (
            <Stack gap="lg">
              {[...found]
                .sort((a, b) => Number(theirs(b)) - Number(theirs(a)))
                .map((duplicate) => (
                  <DuplicateCard key={keyOf(duplicate)} duplicate={duplicate} opened={theirs(duplicate)} />
                ))}
            </Stack>
          )
        }
      </Read>
      <More query={duplicates} />
    </Stack>
  );
}
