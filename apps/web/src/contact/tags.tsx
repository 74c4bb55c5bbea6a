import { Pill, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTags } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import classes from './contact.module.css';
import { useContactChange } from './use-contact-change.js';

/** The team's own words for a contact. */
export function Tags({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const change = useContactChange(contact.id, (tags: { add: string[]; remove: string[] }) =>
    changeTags(contact.id, tags),
  );
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const tag = text.trim();
    if (tag === '') return;
    change.mutate({ add: [tag], remove: [] }, { onSuccess: () => setText('') });
  };
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('contact.tagsTitle')}</Title>
      {contact.tags.length > 0 && (
        <div className={classes['tags']}>
          {contact.tags.map((tag) => (
            <Pill
              key={tag}
              size="md"
              withRemoveButton
              onRemove={() => change.mutate({ add: [], remove: [tag] })}
              removeButtonProps={{ 'aria-label': t('contact.tagRemove', { tag }), 'aria-hidden': false, tabIndex: 0 }}
            >
              {tag}
            </Pill>
          ))}
        </div>
      )}
      <form onSubmit={add}>
        <TextInput
          aria-label={t('contact.tagAdd')}
          placeholder={t('contact.tagAdd')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={60}
          disabled={change.isPending}
        />
      </form>
      {change.isError && <Failure error={change.error} />}
    </Stack>
  );
}
