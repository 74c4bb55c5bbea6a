import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { changeWebhook } from '../api/webhooks.js';
import type { Webhook, WebhookWish } from '../api/webhooks.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { useTakingBack } from '../parts/use-taking-back.js';
import { WebhookForm } from './webhook-form.js';

const listed = (types: readonly string[]) => [...types].sort().join(' ');

/** What of `wish` is not as in `before`: what nobody changed here may have been changed elsewhere, and stays. */
function otherThan(before: WebhookWish, { name, address, types }: WebhookWish): Partial<WebhookWish> {
  return {
    ...(name === before.name ? {} : { name }),
    ...(address === before.address ? {} : { address }),
    ...(listed(types) === listed(before.types) ? {} : { types }),
  };
}

/** Another name, address or choice for a system; one click brings those of before back. */
export function ChangeWebhook({ webhook, onDone }: { webhook: Webhook; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id } = webhook;
  const [before] = useState<WebhookWish>({
    name: webhook.name ?? '',
    address: webhook.address ?? '',
    types: webhook.types,
  });
  const read = () => client.invalidateQueries({ queryKey: keys.webhooks });
  const undo = useTakingBack(
    (wish: WebhookWish) => changeWebhook(id, otherThan(wish, before)),
    () => t('webhooks.changed', { name: before.name }),
    read,
  );
  const change = useMutation({
    mutationFn: (wish: WebhookWish) => changeWebhook(id, otherThan(before, wish)),
    onSuccess: async (_answer, wish) => {
      announce(t('webhooks.changed', { name: wish.name }), () => undo.mutate(wish));
      onDone();
      await read();
    },
  });
  return (
    <div role="group" aria-label={t('webhooks.changeTitle', { name: before.name })}>
      <WebhookForm wish={before} yes={t('part.save')} busy={change.isPending} onYes={change.mutate} onCancel={onDone}>
        {change.isError && <Failure error={change.error} />}
      </WebhookForm>
    </div>
  );
}
