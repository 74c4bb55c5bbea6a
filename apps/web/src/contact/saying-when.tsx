import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, ContactCard } from '../api/types.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { channels } from '../parts/words.js';
import classes from './contact.module.css';
import { useSaidWhen } from './use-said-when.js';
import type { SaidWhen } from './use-said-when.js';

interface FieldProps {
  said: SaidWhen;
  set: (some: Partial<SaidWhen>) => void;
}

function Fields({ said, set }: FieldProps) {
  const { t } = useTranslation();
  const words = ['less-often', 'not-now'] as const;
  return (
    <div className={classes['fields']}>
      <NativeSelect
        label={t('wishes.what')}
        value={said.wish}
        onChange={(event) => set({ wish: event.currentTarget.value as SaidWhen['wish'] })}
        data={words.map((value) => ({ value, label: t(`record.wishes.${value}`) }))}
      />
      {said.wish === 'not-now' && (
        <TextInput
          type="date"
          label={t('record.until')}
          value={said.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('record.channel')}
        value={said.channel}
        onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
        data={channels.map((value) => ({ value, label: t(`part.channel.${value}`) }))}
      />
      <TextInput
        type="datetime-local"
        label={t('record.at')}
        value={said.at}
        onChange={(event) => set({ at: event.currentTarget.value })}
      />
    </div>
  );
}

/** They said "less often" or "not now": a sign of theirs like any other, with the wish it carries. */
export function SayingWhen({ contact, onDone }: { contact: ContactCard; onDone: () => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<SaidWhen>({ wish: 'less-often', until: '', channel: 'email', at: '' });
  const record = useSaidWhen(contact, onDone);
  return (
    <ConfirmDeed
      label={t('wishes.when')}
      question={t('wishes.whenAsk')}
      yes={t('wishes.whenYes')}
      gentle
      deed={record}
      onYes={() => record.mutate(said)}
    >
      <Fields said={said} set={(some) => setSaid((before) => ({ ...before, ...some }))} />
      <Text size="sm" my="sm">
        {t(said.wish === 'not-now' ? 'wishes.notNowMeans' : 'wishes.lessOftenMeans')}
      </Text>
    </ConfirmDeed>
  );
}
