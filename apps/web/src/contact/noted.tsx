import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { useContactChange } from './use-contact-change.js';

interface NotedProps {
  contact: ContactCard;
  act: (id: string, note: string) => Promise<unknown>;
  /** its texts begin with this */
  words: 'objection' | 'lift' | 'notice' | 'restrict' | 'unrestrict';
  /** nothing is done without a note */
  required?: boolean;
}

/** Words that open something, or only tell. */
const gentle: ReadonlySet<NotedProps['words']> = new Set(['lift', 'notice', 'unrestrict'] as const);

/** What is done about a person only after a question, with what they said or why. */
export function Noted({ contact, act, words, required = false }: NotedProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const change = useContactChange(contact.id, () => act(contact.id, note.trim()));
  return (
    <ConfirmDeed
      label={t(`parting.${words}`)}
      question={t(`parting.${words}Ask`)}
      yes={t(`parting.${words}Yes`)}
      gentle={gentle.has(words)}
      deed={change}
      ready={!required || note.trim() !== ''}
      onYes={() => change.mutate(undefined)}
    >
      <Textarea
        label={t(`parting.${words}Note`)}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
        mb="sm"
        required={required}
      />
    </ConfirmDeed>
  );
}
