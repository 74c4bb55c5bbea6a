import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eraseContact } from '../api/contacts.js';
import { unmergeContact } from '../api/duplicates.js';
import { keys } from '../api/keys.js';
import { exportContact } from '../api/privacy.js';
import type { ContactCard } from '../api/types.js';
import { useReadAgain } from '../duplicates/use-duplicate-deeds.js';
import { announce } from '../parts/announce.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { Failure } from '../parts/failure.js';
import { saveFile } from '../parts/save-file.js';

/** Everything that is known of them, as one file to hand out. */
export function Exporting({ contact: { id } }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const load = useMutation({
    mutationFn: () => exportContact(id),
    onSuccess: (known) =>
      saveFile(`${id}.json`, new Blob([JSON.stringify(known, null, 2)], { type: 'application/json' })),
  });
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        disabled={load.isPending}
        onClick={() => load.mutate()}
      >
        {t('parting.export')}
      </Anchor>
      {load.isError && <Failure error={load.error} />}
    </>
  );
}

/** Everybody who goes along, each with the way out. */
function PartFirst({ merged }: { merged: NonNullable<ContactCard['merged']> }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const part = useMutation({
    mutationFn: unmergeContact,
    onSuccess: () => announce(t('duplicates.parted')),
    onSettled: again,
  });
  return (
    <Stack gap="xs" align="flex-start" mb="sm">
      <Text size="sm">{t('parting.eraseMerged')}</Text>
      {merged.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="sm"
          loading={part.isPending && part.variables === id}
          onClick={() => part.mutate(id)}
        >
          {t('parting.partFirst', { name: name ?? t('part.nameless') })}
        </Button>
      ))}
      {part.isError && <Failure error={part.error} />}
    </Stack>
  );
}

/** Forgets somebody for ever, on their wish. */
export function Erasing({ contact: { id, merged = [] } }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => eraseContact(id),
    async onSuccess() {
      await navigate({ to: '/people' });
      client.removeQueries({ queryKey: keys.contact(id) });
      void client.invalidateQueries();
      announce(t('parting.erased'));
    },
  });
  return (
    <ConfirmDeed
      label={t('parting.erase')}
      question={t('parting.eraseAsk')}
      yes={t('parting.eraseYes')}
      deed={erase}
      onYes={() => erase.mutate()}
    >
      {merged.length > 0 && <PartFirst merged={merged} />}
    </ConfirmDeed>
  );
}
