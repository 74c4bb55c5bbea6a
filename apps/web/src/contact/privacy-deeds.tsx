import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eraseContact, liftObjection } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard } from '../api/types.js';
import { announce } from '../parts/announce.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

/** They wish to hear from us again: said by whoever minds privacy, with their words. */
export function LiftObjection({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const lift = useContactChange(contact.id, () => liftObjection(contact.id, note.trim()));
  return (
    <>
      <Confirm
        label={t('parting.lift')}
        question={t('parting.liftAsk')}
        yes={t('parting.liftYes')}
        busy={lift.isPending}
        ready={note.trim() !== ''}
        onYes={() => lift.mutate(undefined)}
      >
        <Textarea
          label={t('parting.liftNote')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2000}
          mb="sm"
          required
        />
      </Confirm>
      {lift.isError && <Failure error={lift.error} />}
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
