import { Button, Group, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordObjection, releaseContact, reviveContact } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import { useMindsPrivacy } from '../frame/use-minds-privacy.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { Erasing, LiftObjection } from './privacy-deeds.js';
import { Exporting, Restricting } from './restricting.js';
import { useContactChange } from './use-contact-change.js';

function LettingGo({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const revive = useContactChange(contact.id, () => reviveContact(contact.id));
  const release = useContactChange(
    contact.id,
    () => releaseContact(contact.id, 'person'),
    () => announce(t('parting.released'), () => revive.mutate(undefined)),
  );
  const error = release.error ?? revive.error;
  return (
    <>
      {contact.standing === 'released' ? (
        <Button variant="default" size="sm" loading={revive.isPending} onClick={() => revive.mutate(undefined)}>
          {t('parting.revive')}
        </Button>
      ) : (
        <Confirm
          label={t('parting.release')}
          question={t('parting.releaseAsk')}
          yes={t('parting.releaseYes')}
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
        label={t('parting.objection')}
        question={t('parting.objectionAsk')}
        yes={t('parting.objectionYes')}
        busy={object.isPending}
        onYes={() => object.mutate(undefined)}
      >
        <Textarea
          label={t('parting.objectionNote')}
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

/** Letting go and objections; for those who mind privacy also lifting one, and erasure. */
export function Parting({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const mindsPrivacy = useMindsPrivacy();
  const objected = contact.standing === 'objected';
  if (objected && !mindsPrivacy) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('parting.title')}</Title>
      <Group gap="sm" align="flex-start">
        {objected ? (
          <LiftObjection contact={contact} />
        ) : (
          <>
            <LettingGo contact={contact} />
            <Objecting contact={contact} />
          </>
        )}
        <Restricting contact={contact} mindsPrivacy={mindsPrivacy} />
        {mindsPrivacy && <Erasing contact={contact} />}
      </Group>
      {mindsPrivacy && <Exporting contact={contact} />}
    </Stack>
  );
}
