import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LettingGoStep } from '../api/letting-go.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import classes from './letting-go.module.css';

function Step({ what, at, member, channel }: LettingGoStep) {
  const { t } = useTranslation();
  const times = useTimes();
  const nameOf = useNames();
  const by = member === null ? t('lettingGo.somebody') : nameOf(member);
  const way = t(`part.channel.${channel ?? 'other'}`);
  return (
    <li>
      <Text size="sm" component="span" c="dimmed">
        {times.day(at)}
      </Text>{' '}
      <Text size="sm" component="span">
        {t(`lettingGo.step.${what}`, { by, channel: way })}
      </Text>
    </li>
  );
}

/** How it came to this, the oldest first. */
export function Timeline({ steps }: { steps: LettingGoStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes['timeline']} aria-label={t('lettingGo.timeline')}>
      {steps.map((step) => (
        <Step key={`${step.at} ${step.what} ${step.member ?? ''}`} {...step} />
      ))}
    </ol>
  );
}
