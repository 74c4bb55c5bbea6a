import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordConsent, withdrawConsent } from '../api/consent.js';
import type { ConsentForm } from '../api/consent.js';
import type { ConsentChannel } from '../api/consenting.js';
import { announce } from '../parts/announce.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import classes from './contact.module.css';
import { momentOf } from './record-form.js';
import { useContactChange } from './use-contact-change.js';
import { WayChoice } from './ways.js';

interface FormProps {
  contact: string;
  onDone: () => void;
}

const forms: ConsentForm[] = ['spoken', 'in-writing', 'form'];

/** They agreed to be written to: in which ways, how, when, and in which words. */
export function Agreeing({ contact, onDone }: FormProps) {
  const { t } = useTranslation();
  const [channels, setChannels] = useState<ConsentChannel[]>([]);
  const [given, setGiven] = useState<ConsentForm>('spoken');
  const [at, setAt] = useState('');
  const [wording, setWording] = useState('');
  const said = { channels, given, at: at === '' ? null : momentOf(at), wording: wording.trim() };
  const record = useContactChange(contact, () => recordConsent(contact, said), onDone);
  return (
    <ConfirmDeed
      label={t('wishes.agree')}
      question={t('wishes.agreeAsk')}
      yes={t('wishes.agreeYes')}
      gentle
      deed={record}
      ready={channels.length > 0 && said.wording !== ''}
      onYes={() => record.mutate(undefined)}
    >
      <WayChoice label={t('wishes.agreeWays')} value={channels} onChange={setChannels} />
      <div className={classes['fields']}>
        <NativeSelect
          label={t('wishes.how')}
          value={given}
          onChange={(event) => setGiven(event.currentTarget.value as ConsentForm)}
          data={forms.map((value) => ({ value, label: t(`wishes.form.${value}`) }))}
        />
        <TextInput
          type="datetime-local"
          label={t('record.at')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t('wishes.wording')}
        value={wording}
        onChange={(event) => setWording(event.currentTarget.value)}
        maxLength={2000}
        my="sm"
        required
      />
    </ConfirmDeed>
  );
}

/** They want no messages in some ways, whether or not they had agreed to them. */
export function Refusing({ contact, onDone }: FormProps) {
  const { t } = useTranslation();
  const [channels, setChannels] = useState<ConsentChannel[]>([]);
  const [note, setNote] = useState('');
  const withdraw = useContactChange(
    contact,
    () => withdrawConsent(contact, { channels, note: note.trim() }),
    () => {
      announce(t('wishes.refused'));
      onDone();
    },
  );
  return (
    <ConfirmDeed
      label={t('wishes.refuse')}
      question={t('wishes.refuseAsk')}
      yes={t('wishes.refuseYes')}
      deed={withdraw}
      ready={channels.length > 0}
      onYes={() => withdraw.mutate(undefined)}
    >
      <WayChoice label={t('wishes.refuseWays')} value={channels} onChange={setChannels} />
      <Textarea
        label={t('wishes.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
        mb="sm"
      />
    </ConfirmDeed>
  );
}
