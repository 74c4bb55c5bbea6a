import { Anchor } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eraseContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { exportContact } from '../api/privacy.js';
import type { ContactCard } from '../api/types.js';
import { announce } from '../parts/announce.js';
import { Confirm } from '../parts/confirm.js';
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

/** Forgets somebody for ever, on their wish. */
export function Erasing({ contact: { id } }: { contact: ContactCard }) {
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
    <>
      <Confirm
        label={t('parting.erase')}
        question={t('parting.eraseAsk')}
        yes={t('parting.eraseYes')}
        busy={erase.isPending}
        onYes={() => erase.mutate()}
      />
      {erase.isError && <Failure error={erase.error} />}
    </>
  );
}
