import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { addWebhook } from '../api/webhooks.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { ShownSecret } from '../parts/shown-secret.js';
import { useDeed } from '../parts/use-deed.js';
import { ERASED } from './event-families.js';
import { WebhookForm } from './webhook-form.js';

const empty = { name: '', address: '', types: [ERASED] };

/** Another system is told from now on; its secret is shown this once. */
export function AddWebhook() {
  const { t } = useTranslation();
  const [added, setAdded] = useState(0);
  const add = useDeed(keys.webhooks, addWebhook, (_answer, { name }) => {
    announce(t('webhooks.added', { name }));
    setAdded((times) => times + 1);
  });
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('webhooks.addTitle')}</Title>
      <ShownSecret secret={add.data?.secret ?? null} of={add.data?.name} />
      {add.data?.secret === null && <Text size="sm">{t('webhooks.secretLost')}</Text>}
      <WebhookForm key={added} wish={empty} yes={t('webhooks.add')} busy={add.isPending} onYes={add.mutate}>
        {add.isError && <Failure error={add.error} />}
      </WebhookForm>
    </Stack>
  );
}
