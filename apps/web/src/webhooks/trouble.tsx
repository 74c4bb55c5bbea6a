import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../api/webhooks.js';
import { useTimes } from '../i18n/times.js';
import { lookOf } from './webhook-look.js';

/** When a system that has trouble is tried again: after a rest, until which it is left alone. */
function useAgain(): (webhook: Webhook) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return ({ stopped, restUntil }) => {
    if (stopped !== null || restUntil === null || restUntil <= new Date().toISOString()) return '';
    return t('webhooks.restUntil', { moment: times.moment(restUntil) });
  };
}

/** What is wrong with telling a system, and what to do; nothing while all is well or somebody paused it. */
export function Trouble({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const times = useTimes();
  const again = useAgain();
  const look = lookOf(webhook);
  const since = webhook.stopped?.at ?? webhook.failingSince;
  if (look === 'told' || look === 'paused' || since === null) return null;
  return (
    <Alert
      color="var(--kith-care)"
      variant="outline"
      title={t(`webhooks.${look}Title`, { moment: times.moment(since) })}
    >
      <Text size="sm">
        {t(`webhooks.${look}Todo`)} {again(webhook)}
      </Text>
    </Alert>
  );
}
