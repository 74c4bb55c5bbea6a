import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../parts/links.js';
import { PageTitle } from '../parts/page-title.js';

/** An address without a page. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack>
      <PageTitle title={t('frame.notFoundTitle')} />
      <Text>{t('frame.notFound')}</Text>
      <PageLink to="/">{t('frame.toToday')}</PageLink>
    </Stack>
  );
}
