import { Button, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Wish } from '../api/types.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { channels } from '../parts/words.js';
import classes from './contact.module.css';
import { emptyRecord, recordKinds, sendRecord } from './record-form.js';
import type { RecordFields, RecordKind } from './record-form.js';
import { useContactChange } from './use-contact-change.js';

interface FieldProps {
  fields: RecordFields;
  set: (some: Partial<RecordFields>) => void;
}

const wishes: Wish[] = ['less-often', 'not-now', 'no'];

function SentFields({ fields, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('record.channel')}
        value={fields.channel}
        onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
        data={channels.map((value) => ({ value, label: t(`part.channel.${value}`) }))}
      />
      <TextInput
        type="datetime-local"
        label={t('record.at')}
        value={fields.at}
        onChange={(event) => set({ at: event.currentTarget.value })}
      />
    </>
  );
}

function WishFields({ fields, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('record.wish')}
        value={fields.wish}
        onChange={(event) => set({ wish: event.currentTarget.value as Wish | '' })}
        data={[
          { value: '', label: t('record.wishNone') },
          ...wishes.map((value) => ({ value, label: t(`record.wishes.${value}`) })),
        ]}
      />
      {fields.wish === 'not-now' && (
        <TextInput
          type="date"
          label={t('record.until')}
          value={fields.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      )}
      {fields.wish === 'no' && <Text size="sm">{t('record.wishNo')}</Text>}
    </>
  );
}

function FollowUpFields({ fields, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="date"
        label={t('record.on')}
        value={fields.on}
        onChange={(event) => set({ on: event.currentTarget.value })}
        required
      />
      <TextInput
        label={t('record.reason')}
        value={fields.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        maxLength={500}
        required
      />
    </>
  );
}

/** One form for everything a member tells about a contact. */
export function Record({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(emptyRecord);
  const set = (some: Partial<RecordFields>) => setFields((before) => ({ ...before, ...some }));
  const record = useContactChange(
    contact,
    () => sendRecord(contact, fields),
    () => {
      setFields(({ kind, channel }) => ({ ...emptyRecord, kind, channel }));
      announce(t('record.saved'));
    },
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    record.mutate(undefined);
  };
  const sent = fields.kind === 'touch' || fields.kind === 'answer' || fields.kind === 'response';
  return (
    <form onSubmit={submit}>
      <Stack component="section" className={card['card']} gap="sm">
        <Title order={2}>{t('record.title')}</Title>
        <div className={classes['fields']}>
          <NativeSelect
            label={t('record.kindLabel')}
            value={fields.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as RecordKind })}
            data={recordKinds.map((value) => ({ value, label: t(`record.kind.${value}`) }))}
          />
          {sent && <SentFields fields={fields} set={set} />}
          {fields.kind === 'response' && <WishFields fields={fields} set={set} />}
          {fields.kind === 'followUp' && <FollowUpFields fields={fields} set={set} />}
        </div>
        {fields.kind === 'note' && (
          <Textarea
            label={t('record.note')}
            value={fields.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            maxLength={8000}
            rows={3}
            required
          />
        )}
        {record.isError && <Failure error={record.error} />}
        <div>
          <Button type="submit" loading={record.isPending}>
            {t('record.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
