import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { changeWebhook } from '../api/webhooks.js';
import type { Webhook, WebhookWish } from '../api/webhooks.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { WebhookForm } from './webhook-form.js';

/** Another name, address or choice for a system; one click brings those of before back. */
export function ChangeWebhook({ webhook, onDone }: { webhook: Webhook; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id } = webhook;
  const before: WebhookWish = { name: webhook.name ?? '', address: webhook.address ?? '', types: webhook.types };
  const read = () => client.invalidateQueries({ queryKey: keys.webhooks });
  const undo = useMutation({ mutationFn: () => changeWebhook(id, before), onSettled: read });
  const change = useMutation({
    mutationFn: (wish: WebhookWish) => changeWebhook(id, wish),
    onSuccess: async (_answer, { name }) => {
      announce(t('webhooks.changed', { name }), () => undo.mutate());
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
