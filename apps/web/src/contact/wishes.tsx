import { Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import card from '../parts/card.module.css';
import { Agreeing, Refusing } from './consent-forms.js';
import classes from './contact.module.css';
import { SaidOfNumbers, Seldom } from './own-numbers.js';
import { SaidOfWays } from './ways.js';

/** What they wish of us: in which ways they may be written to, in which not, and how often. */
export function Wishes({ contact, etag }: { contact: ContactCard; etag: string | null }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(0);
  const done = () => setSaid((times) => times + 1);
  const consent = contact.consent ?? [];
  const numbers = contact.narrower ?? {};
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('wishes.title')}</Title>
      {consent.length === 0 && Object.keys(numbers).length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('wishes.none')}
        </Text>
      ) : (
        <ul className={classes['wishes']}>
          <SaidOfWays consent={consent} />
          <SaidOfNumbers numbers={numbers} />
        </ul>
      )}
      <Group key={said} gap="sm" align="flex-start">
        <Agreeing contact={contact.id} onDone={done} />
        <Refusing contact={contact.id} onDone={done} />
        <Seldom contact={contact.id} numbers={numbers} etag={etag} onDone={done} />
      </Group>
    </Stack>
  );
}
