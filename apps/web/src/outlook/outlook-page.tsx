import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutlookEntry } from '../api/types.js';
import { useMe } from '../frame/use-me.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { dayOf, moved, weeksAround } from './calendar-days.js';
import type { Day, View } from './calendar-days.js';
import { Coming } from './coming.js';
import { Grid } from './grid.js';
import type { ByDay } from './grid.js';
import { outlookAhead } from './outlook-ahead.js';

const views: View[] = ['month', 'week'];

/** Noon: the day is the same in every zone that matters. */
const noon = (day: Day) => `${day}T12:00:00Z`;

function byDay(entries: OutlookEntry[], zone: string | undefined): ByDay {
  const days = new Map<Day, OutlookEntry[]>();
  for (const entry of entries) {
    if (entry.until === null) continue;
    const day = dayOf(entry.until, zone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}

function Calendar({ entries }: { entries: OutlookEntry[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const zone = useMe().data?.pool?.home.zone;
  const today = dayOf(Date.now(), zone);
  const [view, setView] = useState<View>('month');
  const [chosen, setChosen] = useState<Day>(today);
  const days = byDay(entries, zone);
  const move = (by: 1 | -1) => setChosen(moved(chosen, view, by));
  useHotkeys([
    ['ArrowLeft', () => move(-1)],
    ['ArrowRight', () => move(1)],
    ['m', () => setView('month')],
    ['w', () => setView('week')],
    ['t', () => setChosen(today)],
  ]);
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Title order={2} aria-live="polite">
          {times.month(noon(chosen))}
        </Title>
        <Group gap={6}>
          <Button size="sm" px="sm" variant="default" onClick={() => move(-1)}>
            {t('outlook.before')}
          </Button>
          <Button size="sm" px="sm" variant="default" onClick={() => setChosen(today)}>
            {t('outlook.today')}
          </Button>
          <Button size="sm" px="sm" variant="default" onClick={() => move(1)}>
            {t('outlook.after')}
          </Button>
          {views.map((one) => (
            <Button
              key={one}
              size="sm"
              px="sm"
              variant={view === one ? 'light' : 'subtle'}
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`outlook.${one}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <Grid weeks={weeksAround(chosen, view)} {...{ days, chosen, today, view }} onChoose={setChosen} />
      <Stack component="section" className={card['card']} gap="sm" aria-label={times.day(noon(chosen))}>
        <Title order={3}>{times.day(noon(chosen))}</Title>
        <Coming entries={days.get(chosen) ?? []} none={t('outlook.noneOn')} />
      </Stack>
      <Text size="sm" c="dimmed">
        {t('outlook.keysHint')}
      </Text>
    </>
  );
}

function Undated({ entries }: { entries: OutlookEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('outlook.undated')}</Title>
      <Text size="sm" c="dimmed">
        {t('outlook.undatedUnder')}
      </Text>
      <Coming entries={entries} none="" />
    </Stack>
  );
}

function Nobody() {
  const { t } = useTranslation();
  return (
    <Stack className={card['card']} gap="xs">
      <Title order={2}>{t('outlook.emptyTitle')}</Title>
      <Text>{t('outlook.empty')}</Text>
    </Stack>
  );
}

/** Whom the rules keep back from me, in a calendar: until when, and which rule. */
export function OutlookPage() {
  const { t } = useTranslation();
  const query = useQuery(outlookAhead);
  return (
    <Stack gap="lg">
      <PageTitle title={t('outlook.title')} under={t('outlook.under')} />
      <Read query={query} waiting={<Loading lines={2} height={220} />}>
        {({ entries, isWhole }) =>
          entries.length === 0 ? (
            <Nobody />
          ) : (
            <>
              <Calendar entries={entries} />
              <Undated entries={entries.filter(({ until }) => until === null)} />
              {!isWhole && <Text size="sm">{t('outlook.first', { count: entries.length })}</Text>}
            </>
          )
        }
      </Read>
    </Stack>
  );
}
