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

interface MineProps {
  contact: string;
  mine: Rhythm | undefined;
}

function KeepForm({ contact, mine }: MineProps) {
  const { t } = useTranslation();
  const [rhythm, setRhythm] = useState<Rhythm>(mine ?? 'half-yearly');
  const keep = useContactChange(contact, (wanted: Rhythm) => keepContact(contact, wanted));
  return (
    <>
      <Group gap="xs">
        <NativeSelect
          aria-label={t('contact.keepTitle')}
          value={rhythm}
          onChange={(event) => setRhythm(event.currentTarget.value as Rhythm)}
          data={rhythms.map((value) => ({ value, label: t(`part.rhythm.${value}`) }))}
        />
        <Button
          variant={mine === undefined ? 'filled' : 'default'}
          disabled={mine === rhythm}
          loading={keep.isPending}
          onClick={() => keep.mutate(rhythm)}
        >
          {t(mine === undefined ? 'contact.keep' : 'part.save')}
        </Button>
      </Group>
      {keep.isError && <Failure error={keep.error} />}
    </>
  );
}

function Unkeep({ contact }: Pick<MineProps, 'contact'>) {
  const { t } = useTranslation();
  const unkeep = useContactChange(contact, () => unkeepContact(contact));
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        loading={unkeep.isPending}
        onClick={() => unkeep.mutate(undefined)}
      >
        {t('contact.unkeep')}
      </Button>
      {unkeep.isError && <Failure error={unkeep.error} />}
    </div>
  );
}

/** Whether I keep this contact, and how often I want to think of them. */
export function Keeping({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const me = useMe().data?.member?.id;
  const mine = contact.kept.find(({ member }) => member === me)?.rhythm;
  const others = contact.kept.filter(({ member }) => member !== me).length;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('contact.keepTitle')}</Title>
      {mine !== undefined && <Text size="sm">{t('contact.keptMe', { rhythm: t(`part.rhythm.${mine}`) })}</Text>}
      {others > 0 && <Text size="sm">{t('contact.keptOthers', { count: others })}</Text>}
      <KeepForm key={mine} contact={contact.id} mine={mine} />
      {mine !== undefined && <Unkeep contact={contact.id} />}
    </Stack>
  );
}
