import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordAbsence, recordBounce } from '../api/reach.js';
import { announce } from '../parts/announce.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { useContactChange } from './use-contact-change.js';

interface FormProps {
  contact: string;
  onDone: () => void;
}

/** They are away, until a day that is known or not. */
export function GoingAway({ contact, onDone }: FormProps) {
  const { t } = useTranslation();
  const [back, setBack] = useState('');
  const record = useContactChange(
    contact,
    () => recordAbsence(contact, back === '' ? null : back),
    () => {
      announce(t('reach.recorded'));
      onDone();
    },
  );
  return (
    <ConfirmDeed
      label={t('reach.away')}
      question={t('reach.awayAsk')}
      yes={t('reach.awayYes')}
      gentle
      deed={record}
      onYes={() => record.mutate(undefined)}
    >
      <TextInput
        type="date"
        label={t('reach.back')}
        value={back}
        onChange={(event) => setBack(event.currentTarget.value)}
        mb="sm"
      />
    </ConfirmDeed>
  );
}

/** One of these addresses of theirs does not take messages. */
export function ComingBack({ contact, addresses, onDone }: FormProps & { addresses: string[] }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(addresses[0] ?? '');
  const record = useContactChange(
    contact,
    () => recordBounce(contact, address),
    () => {
      announce(t('reach.recorded'));
      onDone();
    },
  );
  return (
    <ConfirmDeed
      label={t('reach.comesBack')}
      question={t('reach.comesBackAsk')}
      yes={t('reach.comesBackYes')}
      gentle
      deed={record}
      onYes={() => record.mutate(undefined)}
    >
      <NativeSelect
        label={t('reach.address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        data={addresses}
        mb="sm"
      />
    </ConfirmDeed>
  );
}
