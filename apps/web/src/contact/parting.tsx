import { Button, Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { liftObjection, recordObjection, releaseContact, reviveContact } from '../api/contacts.js';
import { giveNotice, restrictContact, unrestrictContact } from '../api/privacy.js';
import type { ContactCard } from '../api/types.js';
import { useMindsPrivacy } from '../frame/use-minds-privacy.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { Noted } from './noted.js';
import { Erasing, Exporting } from './privacy-deeds.js';
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

/** Their data is only kept, or used again; the latter is for whoever minds privacy. */
function Restricting({ contact, mindsPrivacy }: { contact: ContactCard; mindsPrivacy: boolean }) {
  if (contact.restricted?.includes('wish') !== true)
    return <Noted contact={contact} act={restrictContact} words="restrict" />;
  return mindsPrivacy ? <Noted contact={contact} act={unrestrictContact} words="unrestrict" required /> : null;
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
          <Noted contact={contact} act={liftObjection} words="lift" required />
        ) : (
          <>
            {contact.notice?.state === 'owed' && <Noted contact={contact} act={giveNotice} words="notice" />}
            <LettingGo contact={contact} />
            <Noted contact={contact} act={recordObjection} words="objection" />
          </>
        )}
        <Restricting contact={contact} mindsPrivacy={mindsPrivacy} />
        {mindsPrivacy && <Erasing contact={contact} />}
      </Group>
      {mindsPrivacy && <Exporting contact={contact} />}
    </Stack>
  );
}
