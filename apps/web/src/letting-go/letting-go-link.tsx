import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readLettingGo } from '../api/letting-go.js';
import { usePages } from '../api/use-pages.js';
import { PageLink } from '../parts/links.js';

/** The way to those who stand for letting go, while there are any. */
export function LettingGoLink() {
  const { t } = useTranslation();
  const count = usePages(keys.lettingGo, readLettingGo).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Text>
      <PageLink to="/letting-go">{t('lettingGo.link', { count })}</PageLink>
    </Text>
  );
}
