import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readPolicy } from '../api/policy.js';
import { useAdministers } from '../frame/use-administers.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { NarrowerNumbers } from './narrower-numbers.js';
import { NumberGroups } from './number-groups.js';
import { PolicyForm } from './policy-form.js';

/** The pool's numbers as sentences, each with its source and its bounds; for who administers it, to change and to rehearse. */
export function PolicyPage() {
  const { t } = useTranslation();
  const administers = useAdministers();
  const query = useQuery({ queryKey: keys.policy, queryFn: readPolicy });
  const version = query.data === undefined ? '' : t('policy.version', { version: query.data.version });
  return (
    <Stack gap="lg">
      <PageTitle title={t('policy.title')} under={t('policy.under')} />
      <Read query={query} waiting={<Loading lines={5} height={120} />}>
        {(view) => (
          <>
            <Text size="sm">
              {version} {!administers && t('policy.readOnly')}
            </Text>
            {administers ? <PolicyForm view={view} /> : <NumberGroups view={view} />}
            <NarrowerNumbers policy={view.policy} />
          </>
        )}
      </Read>
    </Stack>
  );
}
