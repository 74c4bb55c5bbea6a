import { Anchor, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportAddress, restrictContact, unrestrictContact } from '../api/privacy.js';
import type { ContactCard } from '../api/types.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

interface AskedProps {
  contact: ContactCard;
  act: (id: string, note: string) => Promise<unknown>;
  words: 'restrict' | 'unrestrict';
  /** whether it needs a reason */
  reason: boolean;
}

function Asked({ contact, act, words, reason }: AskedProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const change = useContactChange(contact.id, () => act(contact.id, note.trim()));
  return (
    <>
      <Confirm
        label={t(`parting.${words}`)}
        question={t(`parting.${words}Ask`)}
        yes={t(`parting.${words}Yes`)}
        busy={change.isPending}
        ready={!reason || note.trim() !== ''}
        onYes={() => change.mutate(undefined)}
      >
        <Textarea
          label={t(`parting.${words}Note`)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2000}
          mb="sm"
          required={reason}
        />
      </Confirm>
      {change.isError && <Failure error={change.error} />}
    </>
  );
}

/** Their data is only kept, or used again; the latter is for whoever minds privacy. */
export function Restricting({ contact, mindsPrivacy }: { contact: ContactCard; mindsPrivacy: boolean }) {
  const restricted = contact.restricted?.includes('wish') === true;
  if (!restricted) return <Asked contact={contact} act={restrictContact} words="restrict" reason={false} />;
  return mindsPrivacy ? <Asked contact={contact} act={unrestrictContact} words="unrestrict" reason /> : null;
}

/** Everything that is known of them, as one file to hand out. */
export function Exporting({ contact: { id } }: { contact: ContactCard }) {
  const { t } = useTranslation();
  return (
    <Anchor href={exportAddress(id)} download={`${id}.json`} size="sm">
      {t('parting.export')}
    </Anchor>
  );
}
