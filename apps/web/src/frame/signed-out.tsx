import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../parts/page-title.js';
import { Command } from './command.js';
import { Plain } from './plain.js';

/** Nobody is signed in: how to get a fresh one-time link. */
export function SignedOut() {
  const { t } = useTranslation();
  const linkUsed = new URLSearchParams(window.location.search).get('link') === 'used';
  return (
    <Plain>
      <Stack>
        <PageTitle title={t('frame.signedOutTitle')} />
        {linkUsed && <Text fw={500}>{t('frame.linkUsed')}</Text>}
        <Text>{t('frame.signedOut')}</Text>
        <Command line="npm run kith -- user link" />
      </Stack>
    </Plain>
  );
}
