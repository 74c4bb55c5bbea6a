import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookWish } from '../api/webhooks.js';
import { TypeChoice } from './type-choice.js';

interface WebhookFormProps {
  wish: WebhookWish;
  /** on the button that does it */
  yes: string;
  busy: boolean;
  onYes: (wish: WebhookWish) => void;
  onCancel?: () => void;
  /** above the buttons */
  children?: ReactNode;
}

/** What a system is called, where it is told, and of what. */
export function WebhookForm({ wish, yes, busy, onYes, onCancel, children }: WebhookFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(wish.name);
  const [address, setAddress] = useState(wish.address);
  const [types, setTypes] = useState(wish.types);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onYes({ name: name.trim(), address: address.trim(), types });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('webhooks.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
        />
        <TextInput
          label={t('webhooks.address')}
          description={t('webhooks.addressHint')}
          type="url"
          inputMode="url"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          maxLength={2000}
          required
        />
        <TypeChoice value={types} onChange={setTypes} />
        {children}
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={types.length === 0}>
            {yes}
          </Button>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('part.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
