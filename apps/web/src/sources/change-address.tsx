import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { changeAddress } from '../api/sources.js';
import type { Source } from '../api/sources.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { useDeed } from '../parts/use-deed.js';

/** Another address for a source that has trouble with its own: it begins anew there, unless a member paused it. */
export function ChangeAddress({ source, address }: { source: Source; address: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(address);
  const change = useDeed(
    keys.sources,
    () => changeAddress(source.id, text.trim()),
    ({ name, state }) => announce(t(state === 'paused' ? 'sources.savedPaused' : 'sources.changed', { name })),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="end">
        <TextInput
          label={t('sources.address')}
          type="url"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={2000}
          required
          flex={1}
          miw={200}
        />
        <Button type="submit" variant="default" size="sm" loading={change.isPending} disabled={text.trim() === address}>
          {t('sources.change')}
        </Button>
      </Group>
      {change.isError && <Failure error={change.error} />}
    </form>
  );
}
