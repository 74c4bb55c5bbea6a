import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, DeclineReason, Suggestion } from '../api/types.js';
import { dateOf, putOffs } from './put-off.js';
import classes from './suggestion-card.module.css';
import type { Say } from './use-suggestions.js';

export interface SayProps {
  suggestion: Suggestion;
  name: string;
  busy: boolean;
  onSay: (say: Say) => void;
}

const reasons: DeclineReason[] = ['weak-reason', 'wrong-person', 'bad-time', 'not-mine'];

function NotNow({ onSay, busy }: Pick<SayProps, 'onSay' | 'busy'>) {
  const { t } = useTranslation();
  return (
    <div className={classes['choices']} role="group" aria-label={t('today.notNowAsk')}>
      <Text size="sm">{t('today.notNowAsk')}</Text>
      {putOffs.map((putOff, place) => (
        <Button
          key={putOff}
          size="sm"
          px="sm"
          variant="default"
          disabled={busy}
          autoFocus={place === 0}
          onClick={() => onSay({ do: 'snooze', until: dateOf(putOff, new Date()) })}
        >
          {t(`today.${putOff}`)}
        </Button>
      ))}
    </div>
  );
}

function NoThanks({ onSay, busy }: Pick<SayProps, 'onSay' | 'busy'>) {
  const { t } = useTranslation();
  return (
    <div className={classes['choices']} role="group" aria-label={t('today.noThanksAsk')}>
      <Text size="sm">{t('today.noThanksAsk')}</Text>
      {reasons.map((reason, place) => (
        <Button
          key={reason}
          size="sm"
          px="sm"
          variant="default"
          disabled={busy}
          autoFocus={place === 0}
          onClick={() => onSay({ do: 'decline', reason })}
        >
          {t(`today.reason.${reason}`)}
        </Button>
      ))}
    </div>
  );
}

/** Write, not now, or no: the second and third ask one thing back. */
export function Choices({ suggestion, name, busy, onSay }: SayProps) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel | null>(suggestion.channels[0] ?? null);
  const [asked, setAsked] = useState<'not-now' | 'no-thanks' | null>(null);
  const only = suggestion.channels.length === 1 ? suggestion.channels[0] : undefined;
  const label = only === undefined ? t('today.write') : t('today.writeBy', { channel: t(`part.channel.${only}`) });
  const toggle = (which: 'not-now' | 'no-thanks') => setAsked((before) => (before === which ? null : which));
  return (
    <>
      <div className={classes['choices']}>
        <Button
          loading={busy}
          onClick={() => onSay({ do: 'accept', channel })}
          data-key="w"
          aria-label={`${label}: ${name}`}
        >
          {label}
        </Button>
        {suggestion.channels.length > 1 && (
          <NativeSelect
            aria-label={t('today.channel')}
            value={channel ?? ''}
            onChange={(event) => setChannel(event.currentTarget.value as Channel)}
            data={suggestion.channels.map((value) => ({ value, label: t(`part.channel.${value}`) }))}
          />
        )}
        <Button
          variant="subtle"
          color="gray"
          px="sm"
          onClick={() => toggle('not-now')}
          data-key="n"
          aria-expanded={asked === 'not-now'}
        >
          {t('today.notNow')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          px="sm"
          onClick={() => toggle('no-thanks')}
          data-key="x"
          aria-expanded={asked === 'no-thanks'}
        >
          {t('today.noThanks')}
        </Button>
      </div>
      {asked === 'not-now' && <NotNow onSay={onSay} busy={busy} />}
      {asked === 'no-thanks' && <NoThanks onSay={onSay} busy={busy} />}
    </>
  );
}
