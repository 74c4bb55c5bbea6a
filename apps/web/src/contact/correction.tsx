import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { correctContact } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import classes from './contact.module.css';
import { changesOf, fieldNames, fieldsOf } from './correction-fields.js';
import { useContactChange } from './use-contact-change.js';

interface CorrectionProps {
  contact: ContactCard;
  /** of the card the member is looking at */
  etag: string | null;
}

function CorrectionForm({ contact, etag, onDone }: CorrectionProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const [start] = useState(() => ({ fields: fieldsOf(contact), etag }));
  const [fields, setFields] = useState(start.fields);
  const changes = changesOf(start.fields, fields);
  const correct = useContactChange(contact.id, () => correctContact(contact.id, changes, start.etag), onDone);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    correct.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack className={card['card']} gap="sm">
        <Title order={2}>{t('contact.correctTitle')}</Title>
        <Text size="sm" c="dimmed">
          {t('contact.correctHint')}
        </Text>
        <div className={classes['fields']}>
          {fieldNames.map((field) => (
            <TextInput
              key={field}
              label={t(`contact.${field}`)}
              value={fields[field]}
              onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, [field]: value }))}
              required={field === 'name'}
            />
          ))}
        </div>
        {correct.isError && <Failure error={correct.error} />}
        <Group gap="xs">
          <Button type="submit" loading={correct.isPending} disabled={Object.keys(changes).length === 0}>
            {t('part.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('part.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Puts right what a source got wrong. */
export function Correction(props: CorrectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <CorrectionForm {...props} onDone={() => setOpen(false)} />;
  return (
    <div className={classes['correct']}>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
        {t('contact.correct')}
      </Button>
    </div>
  );
}
