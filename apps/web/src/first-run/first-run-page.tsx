import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { createPool } from '../api/pool.js';
import { Plain } from '../frame/plain.js';
import { chooseLanguage } from '../i18n/i18n.js';
import { Failure } from '../parts/failure.js';
import { PageTitle } from '../parts/page-title.js';
import { browserPlace, guessHome } from './browser-home.js';
import { HomeFields } from './home-fields.js';

/** The one form of a first run: names the pool and its owner, and says where home is. */
export function FirstRunPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState<string>(t('firstRun.poolValue'));
  const [owner, setOwner] = useState('');
  const [home, setHome] = useState(() => guessHome(browserPlace()));
  const create = useMutation({
    mutationFn: () => createPool({ name: name.trim(), home, owner: { name: owner.trim() } }),
    onSuccess() {
      chooseLanguage(home.language);
      return client.invalidateQueries({ queryKey: keys.me });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Plain>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <PageTitle title={t('firstRun.title')} under={t('firstRun.under')} />
          <TextInput
            label={t('firstRun.name')}
            description={t('firstRun.nameHint')}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
            autoComplete="name"
            maxLength={200}
            required
          />
          <TextInput
            label={t('firstRun.pool')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={120}
            required
          />
          <HomeFields home={home} onChange={setHome} />
          {create.isError && <Failure error={create.error} />}
          <Button type="submit" size="md" loading={create.isPending}>
            {t('firstRun.begin')}
          </Button>
        </Stack>
      </form>
    </Plain>
  );
}
