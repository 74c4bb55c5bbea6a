import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { giveSecret } from '../api/sources.js';
import type { Source } from '../api/sources.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { useDeed } from '../parts/use-deed.js';

/** The secret that a platform made, to be pasted here: at first, and whenever it makes a new one. */
export function GiveSecret({ source }: { source: Source }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState('');
  const give = useDeed(
    keys.sources,
    () => giveSecret(source.id, secret.trim()),
    () => {
      announce(t('hooks.given', { name: source.name }));
      setSecret('');
    },
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {source.secretMissing && (
          <Alert color="var(--kith-care)" variant="outline" title={t('hooks.missing')}>
            <Text size="sm">{t('hooks.missingTodo')}</Text>
          </Alert>
        )}
        <Group gap="xs" align="end">
          <PasswordInput
            label={t(source.secretMissing ? 'hooks.theirSecret' : 'hooks.theirNewSecret')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            autoComplete="off"
            maxLength={2000}
            required
            flex={1}
            miw={200}
          />
          <Button type="submit" variant="default" size="sm" loading={give.isPending} disabled={secret.trim() === ''}>
            {t('hooks.give')}
          </Button>
        </Group>
        {!source.secretMissing && (
          <Text size="sm" c="dimmed">
            {t('hooks.giveHint')}
          </Text>
        )}
        {give.isError && <Failure error={give.error} />}
      </Stack>
    </form>
  );
}
