import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../parts/page-title.js';
import { Command } from './command.js';
import { Plain } from './plain.js';

/** Nobody is signed in: how to get a fresh one-time link. */
export function SignedOut() {
  const { t } = useTranslation();
  return (
    <Plain>
      <Stack>
        <PageTitle title={t('frame.signedOutTitle')} />
        <Text>{t('frame.signedOut')}</Text>
        <Command line="npm run kith -- user link" />
      </Stack>
    </Plain>
  );
}
