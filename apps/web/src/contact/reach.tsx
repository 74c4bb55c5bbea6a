import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retractInteraction } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import { timesIn, useTimes } from '../i18n/times.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import classes from './contact.module.css';
import { ComingBack, GoingAway } from './reach-forms.js';
import { useContactChange } from './use-contact-change.js';

interface HindranceProps {
  contact: string;
  text: string;
  /** the event that said so, and the word that it is over */
  seq: number;
  over: string;
}

/** One thing that keeps messages from them, and the way back. */
function Hindrance({ contact, text, seq, over }: HindranceProps) {
  const { t } = useTranslation();
  const retract = useContactChange(
    contact,
    (of: number) => retractInteraction(contact, of),
    () => announce(t('reach.takenBack')),
  );
  return (
    <li>
      {text}{' '}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={retract.isPending}
        onClick={() => retract.mutate(seq)}
        aria-label={`${over}: ${text}`}
      >
        {over}
      </Button>
      {retract.isError && <Failure error={retract.error} />}
    </li>
  );
}

/** What is known to keep messages from them, in sentences. */
function useHindrances({ id, away, identities, zone }: ContactCard): HindranceProps[] {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const bounced = identities.flatMap(({ value, bounced: came }) =>
    came == null
      ? []
      : [
          {
            ...{ contact: id, seq: came.seq, over: t('reach.works') },
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
  return [{ contact: id, seq, text, over: t('reach.isBack') }, ...bounced];
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
            <Hindrance key={one.seq} {...one} />
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
