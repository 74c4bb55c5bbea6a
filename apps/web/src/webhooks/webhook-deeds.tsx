import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { removeWebhook, renewWebhookSecret, resumeWebhook, stopWebhook, testWebhook } from '../api/webhooks.js';
import type { Webhook } from '../api/webhooks.js';
import { announce } from '../parts/announce.js';
import { Confirm } from '../parts/confirm.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { Failure } from '../parts/failure.js';
import { ShownSecret } from '../parts/shown-secret.js';
import { useDeed } from '../parts/use-deed.js';
import { useTakingBack } from '../parts/use-taking-back.js';

/** What lies open below the deeds of a card. */
export type Open = 'log' | 'change' | null;

interface DeedsProps {
  webhook: Webhook;
  open: Open;
  onOpen: (open: Open) => void;
  /** it was removed, and its card goes */
  onGone: () => void;
}

function Renewing({ id }: { id: string }) {
  const { t } = useTranslation();
  const renew = useMutation({ mutationFn: () => renewWebhookSecret(id) });
  if (renew.data !== undefined) return <ShownSecret secret={renew.data.secret} />;
  return (
    <ConfirmDeed
      label={t('webhooks.renew')}
      question={t('webhooks.renewAsk')}
      yes={t('webhooks.renewYes')}
      gentle
      deed={renew}
      onYes={() => renew.mutate()}
    />
  );
}

/** What one can do with a system: try it, pause it, change it, give it a new secret, remove it. */
export function WebhookDeeds({ webhook, open, onOpen, onGone }: DeedsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, stopped } = webhook;
  const name = webhook.name ?? id;
  const said = (key: 'tested' | 'paused' | 'resumed' | 'removed') => t(`webhooks.${key}`, { name });
  const test = useDeed(
    keys.webhooks,
    () => testWebhook(id),
    () => {
      announce(said('tested'));
      onOpen('log');
    },
  );
  const resume = useDeed(
    keys.webhooks,
    () => resumeWebhook(id),
    () => announce(said('resumed')),
  );
  const goOn = useTakingBack(
    (paused: string) => resumeWebhook(paused),
    () => said('resumed'),
    () => client.invalidateQueries({ queryKey: keys.webhooks }),
  );
  const stop = useDeed(
    keys.webhooks,
    () => stopWebhook(id),
    () => announce(said('paused'), () => goOn.mutate(id)),
  );
  const remove = useDeed(
    keys.webhooks,
    () => removeWebhook(id),
    () => {
      announce(said('removed'));
      onGone();
    },
  );
  const failed = [test, resume, stop, remove].find(({ isError }) => isError);
  const toggle = (which: Open) => onOpen(open === which ? null : which);
  const [onOff, words] =
    stopped === null ? ([stop, 'webhooks.pause'] as const) : ([resume, 'webhooks.resume'] as const);
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-start">
        {stopped === null && (
          <Button variant="default" size="sm" loading={test.isPending} onClick={() => test.mutate()}>
            {t('webhooks.test')}
          </Button>
        )}
        <Button variant="default" size="sm" loading={onOff.isPending} onClick={() => onOff.mutate()}>
          {t(words)}
        </Button>
        <Button variant="default" size="sm" aria-expanded={open === 'change'} onClick={() => toggle('change')}>
          {t('webhooks.change')}
        </Button>
        <Renewing id={id} />
        <Confirm
          label={t('webhooks.remove')}
          question={t('webhooks.removeAsk', { name })}
          yes={t('webhooks.removeYes')}
          busy={remove.isPending}
          onYes={() => remove.mutate()}
        />
      </Group>
      {failed !== undefined && <Failure error={failed.error} />}
      <div>
        <Button variant="subtle" size="compact-sm" aria-expanded={open === 'log'} onClick={() => toggle('log')}>
          {t('deliveries.log')}
        </Button>
      </div>
    </Stack>
  );
}
