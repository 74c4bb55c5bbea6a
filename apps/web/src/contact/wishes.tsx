import { Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wished } from '../api/consenting.js';
import type { ContactCard } from '../api/types.js';
import card from '../parts/card.module.css';
import { Agreeing, Refusing } from './consent-forms.js';
import classes from './contact.module.css';
import { AsOthers, SaidOfNumbers, Seldom } from './own-numbers.js';
import { SaidOfTimes } from './said-of-times.js';
import { SayingWhen } from './saying-when.js';
import { SaidOfWays } from './ways.js';

const nothing: Wished = { lessOften: null, notNow: null };

/** What they said, as far as they said anything. */
function Said({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const { consent = [], wished = nothing, narrower } = contact;
  const numbers = narrower ?? {};
  const isNothing = consent.length + Object.keys(numbers).length === 0 && !wished.lessOften && !wished.notNow;
  if (isNothing)
    return (
      <Text size="sm" c="dimmed">
        {t('wishes.none')}
      </Text>
    );
  return (
    <ul className={classes['wishes']}>
      <SaidOfTimes contact={contact.id} wished={wished} />
      <SaidOfWays consent={consent} />
      <SaidOfNumbers numbers={numbers} />
    </ul>
  );
}

/** What they wish of us: in which ways they may be written to, in which not, when, and how often. */
export function Wishes({ contact, etag }: { contact: ContactCard; etag: string | null }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(0);
  const done = () => setSaid((times) => times + 1);
  const own = { contact: contact.id, numbers: contact.narrower ?? {}, etag };
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('wishes.title')}</Title>
      <Said contact={contact} />
      <Group key={said} gap="sm" align="flex-start">
        <Agreeing contact={contact.id} onDone={done} />
        <Refusing contact={contact.id} onDone={done} />
        <SayingWhen contact={contact} onDone={done} />
        <Seldom key={JSON.stringify(own.numbers)} {...own} onDone={done} />
        {Object.keys(own.numbers).length > 0 && <AsOthers {...own} />}
      </Group>
    </Stack>
  );
}
