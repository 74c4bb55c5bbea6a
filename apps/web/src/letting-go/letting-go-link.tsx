import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readLettingGo } from '../api/letting-go.js';
import { usePages } from '../api/use-pages.js';
import { PageLink } from '../parts/links.js';

/** The way to those who stand for letting go, while there are any. */
export function LettingGoLink() {
  const { t } = useTranslation();
  const { data, hasNextPage } = usePages(keys.lettingGo, readLettingGo);
  const count = data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Text>
      <PageLink to="/letting-go">
        {hasNextPage ? t('lettingGo.linkMore', { least: count }) : t('lettingGo.link', { count })}
      </PageLink>
    </Text>
  );
}
