import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listWebhooks } from '../api/webhooks.js';
import { useAdministers } from '../frame/use-administers.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { AddWebhook } from './add-webhook.js';
import { WebhookCard } from './webhook-card.js';
import { LOOK_AGAIN } from './webhook-look.js';

function Systems() {
  const { t } = useTranslation();
  const webhooks = useQuery({ queryKey: keys.webhooks, queryFn: listWebhooks, refetchInterval: LOOK_AGAIN });
  return (
    <>
      <Read query={webhooks} waiting={<Loading lines={2} height={120} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('webhooks.none')}</Text>
          ) : (
            items.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} />)
          )
        }
      </Read>
      <AddWebhook />
    </>
  );
}

/** Which other systems are told of what happens here, how each is doing, and a way to add one: for who administers the pool. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const administers = useAdministers();
  return (
    <Stack gap="lg">
      <PageTitle title={t('webhooks.title')} under={t('webhooks.under')} />
      {administers ? <Systems /> : <Text>{t('webhooks.onlyAdministers')}</Text>}
    </Stack>
  );
}
