import { Button, Group, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordObjection, releaseContact, reviveContact } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

function LettingGo({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const revive = useContactChange(contact.id, () => reviveContact(contact.id));
  const release = useContactChange(
    contact.id,
    () => releaseContact(contact.id, 'person'),
    () => announce(t('contact.released'), () => revive.mutate(undefined)),
  );
  const error = release.error ?? revive.error;
  return (
    <>
      {contact.standing === 'released' ? (
        <Button variant="default" size="sm" loading={revive.isPending} onClick={() => revive.mutate(undefined)}>
          {t('contact.revive')}
        </Button>
      ) : (
        <Confirm
          label={t('contact.release')}
          question={t('contact.releaseAsk')}
          yes={t('contact.releaseYes')}
          busy={release.isPending}
          onYes={() => release.mutate(undefined)}
        />
      )}
      {error !== null && <Failure error={error} />}
    </>
  );
}

function Objecting({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const object = useContactChange(contact.id, () => recordObjection(contact.id, note.trim()));
  return (
    <>
      <Confirm
        label={t('contact.objection')}
        question={t('contact.objectionAsk')}
        yes={t('contact.objectionYes')}
        busy={object.isPending}
        onYes={() => object.mutate(undefined)}
      >
        <Textarea
          label={t('contact.objectionNote')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2000}
          mb="sm"
        />
      </Confirm>
      {object.isError && <Failure error={object.error} />}
    </>
  );
}

/** Letting go, and an objection. */
export function Parting({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  if (contact.standing === 'objected') return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('contact.endTitle')}</Title>
      <Group gap="sm" align="flex-start">
        <LettingGo contact={contact} />
        <Objecting contact={contact} />
      </Group>
    </Stack>
  );
}
