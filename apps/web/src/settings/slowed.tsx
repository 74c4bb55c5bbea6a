import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listMembers } from '../api/pool.js';
import type { Brake } from '../api/pool.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { PageLink } from '../parts/links.js';

/** Who is offered less because of what their messages bring, for who leads the team and for themselves; nothing while nobody is. */
export function Slowed() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const says = useBrakeText();
  const { data } = useQuery({ queryKey: keys.members, queryFn: listMembers });
  const slowed = data?.items.flatMap(({ id, brake }) => (brake === undefined ? [] : [{ id, brake }])) ?? [];
  if (slowed.length === 0) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('settings.slowedTitle')}</Title>
      {slowed.map(({ id, brake }) => (
        <Text key={id}>
          <b>{nameOf(id)}</b>: {says(brake)}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('settings.slowedUnder')} <PageLink to="/policy">{t('settings.policy')}</PageLink>
      </Text>
    </Stack>
  );
}

function useBrakeText(): (brake: Brake) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return ({ how, messages, replies, objections, until }) => {
    const text = t(how === 'stopped' ? 'settings.stopped' : 'settings.slowed', { messages, replies, objections });
    return until === null ? text : `${text} ${t('settings.slowedUntil', { date: times.day(until) })}`;
  };
}
