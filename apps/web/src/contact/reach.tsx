import { Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import { timesIn, useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import classes from './contact.module.css';
import { ComingBack, GoingAway } from './reach-forms.js';
import { Retractable, type RetractableProps } from './retractable.js';

type Hindrance = Pick<RetractableProps, 'text' | 'undo'> & { seq: number };

/** What is known to keep messages from them, in sentences. */
function useHindrances({ away, identities, zone }: ContactCard): Hindrance[] {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const bounced = identities.flatMap(({ value, bounced: came }) =>
    came == null
      ? []
      : [
          {
            seq: came.seq,
            undo: t('reach.works'),
            text: t('reach.bounced', { address: value, day: times.day(came.at) }),
          },
        ],
  );
  if (away == null) return bounced;
  const { seq, at, back, until } = away;
  const text =
    back === null
      ? t('reach.awayUndated', { day: times.day(at), until: times.day(until) })
      : t('reach.awayDated', {
          back: (zone === null ? times : timesIn(i18n.language, zone)).day(back),
          until: times.day(until),
        });
  return [{ seq, text, undo: t('reach.isBack') }, ...bounced];
}

/** Whether messages reach them: that they are away, which addresses send messages back, and the way to say either. */
export function Reach({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(0);
  const done = () => setSaid((times) => times + 1);
  const hindrances = useHindrances(contact);
  const addresses = contact.identities.flatMap(({ scheme, value, bounced }) =>
    scheme === 'email' && bounced == null ? [value] : [],
  );
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('reach.title')}</Title>
      {hindrances.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('reach.none')}
        </Text>
      ) : (
        <ul className={classes['wishes']}>
          {hindrances.map((one) => (
            <Retractable key={one.seq} contact={contact.id} undone={t('reach.takenBack')} {...one} />
          ))}
        </ul>
      )}
      <Group key={said} gap="sm" align="flex-start">
        <GoingAway contact={contact.id} onDone={done} />
        {addresses.length > 0 && (
          <ComingBack key={addresses.join(' ')} contact={contact.id} addresses={addresses} onDone={done} />
        )}
      </Group>
    </Stack>
  );
}
