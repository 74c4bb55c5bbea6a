import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepContact, unkeepContact } from '../api/contacts.js';
import type { ContactCard, Rhythm } from '../api/types.js';
import { useMe } from '../frame/use-me.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { rhythms } from '../parts/words.js';
import { useContactChange } from './use-contact-change.js';

/** Whether I keep this contact, and how often I want to think of them. */
export function Keeping({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const me = useMe().data?.member?.id;
  const mine = contact.kept.find(({ member }) => member === me);
  const others = contact.kept.length - (mine === undefined ? 0 : 1);
  const [rhythm, setRhythm] = useState<Rhythm>(mine?.rhythm ?? 'half-yearly');
  const keep = useContactChange(contact.id, (wanted: Rhythm) => keepContact(contact.id, wanted));
  const unkeep = useContactChange(contact.id, () => unkeepContact(contact.id));
  const error = keep.error ?? unkeep.error;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('contact.keepTitle')}</Title>
      {mine !== undefined && <Text size="sm">{t('contact.keptMe', { rhythm: t(`part.rhythm.${mine.rhythm}`) })}</Text>}
      {others > 0 && <Text size="sm">{t('contact.keptOthers', { count: others })}</Text>}
      <Group gap="xs">
        <NativeSelect
          aria-label={t('contact.keepTitle')}
          value={rhythm}
          onChange={(event) => setRhythm(event.currentTarget.value as Rhythm)}
          data={rhythms.map((value) => ({ value, label: t(`part.rhythm.${value}`) }))}
        />
        <Button
          variant={mine === undefined ? 'filled' : 'default'}
          disabled={mine?.rhythm === rhythm}
          loading={keep.isPending}
          onClick={() => keep.mutate(rhythm)}
        >
          {t(mine === undefined ? 'contact.keep' : 'part.save')}
        </Button>
      </Group>
      {mine !== undefined && (
        <div>
          <Button size="compact-sm" variant="subtle" color="gray" loading={unkeep.isPending} onClick={() => unkeep.mutate(undefined)}>
            {t('contact.unkeep')}
          </Button>
        </div>
      )}
      {error !== null && <Failure error={error} />}
    </Stack>
  );
}
