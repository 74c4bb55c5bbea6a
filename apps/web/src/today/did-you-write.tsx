import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { useTimes } from '../i18n/times.js';
import { IdentityLinks } from '../parts/identity-links.js';
import type { SayProps } from './choices.js';
import classes from './suggestion-card.module.css';

/** Accepted: where to write, and the one question afterwards. */
export function DidYouWrite({ suggestion, name, busy, onSay }: SayProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const contact = useQuery({
    queryKey: keys.contact(suggestion.contact.id),
    queryFn: () => readContact(suggestion.contact.id),
  });
  const identities = contact.data?.data.identities ?? [];
  const answer = (wrote: boolean) => onSay({ do: 'confirm', wrote, channel: null });
  return (
    <div className={classes['asked']}>
      {identities.length > 0 && (
        <div className={classes['choices']}>
          <Text size="sm">{t('today.writeHere')}</Text>
          <IdentityLinks identities={identities} />
        </div>
      )}
      <div className={classes['choices']} role="group" aria-label={t('today.didYouWrite', { name })}>
        <Text fw={500}>{t('today.didYouWrite', { name })}</Text>
        <Button size="sm" px="sm" loading={busy} onClick={() => answer(true)} data-key="y">
          {t('today.didWrite')}
        </Button>
        <Button size="sm" px="sm" variant="default" disabled={busy} onClick={() => answer(false)} data-key="d">
          {t('today.didNotWrite')}
        </Button>
      </div>
      {suggestion.presumeAt !== null && (
        <Text size="xs" c="dimmed">
          {t('today.presumed', { moment: times.moment(suggestion.presumeAt) })}
        </Text>
      )}
    </div>
  );
}
