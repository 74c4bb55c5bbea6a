import { NativeSelect, Stack, Text } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Home, Language } from '../api/types.js';
import { countries } from './countries.js';

function zonesWith(zone: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(zone) ? known : [zone, ...known];
}

function countriesIn(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return countries
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

/** Zone, country and language of the home. */
export function HomeFields({ home, onChange }: { home: Home; onChange: (home: Home) => void }) {
  const { t, i18n } = useTranslation();
  const title = useId();
  const zones = useMemo(() => zonesWith(home.zone), [home.zone]);
  const lands = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  return (
    <Stack gap="sm" role="group" aria-labelledby={title}>
      <div>
        <Text fw={500} size="sm" id={title}>
          {t('firstRun.home')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('firstRun.homeHint')}
        </Text>
      </div>
      <NativeSelect
        label={t('firstRun.country')}
        data={lands}
        value={home.country}
        onChange={(event) => onChange({ ...home, country: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('firstRun.zone')}
        data={zones}
        value={home.zone}
        onChange={(event) => onChange({ ...home, zone: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('firstRun.language')}
        data={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        value={home.language}
        onChange={(event) => onChange({ ...home, language: event.currentTarget.value as Language })}
      />
    </Stack>
  );
}
