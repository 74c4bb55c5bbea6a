import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFirstLook } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { Rhythm } from '../api/types.js';
import { PageButton } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { rhythms } from '../parts/words.js';
import { Faces } from './faces.js';
import classes from './first-look.module.css';

interface Place {
  cursor: string | null;
  /** faces looked at before this page, and in all when the first page came */
  before: number;
  total: number | null;
}

function FacesAt({ place, rhythm, onNext }: { place: Place; rhythm: Rhythm; onNext: (place: Place) => void }) {
  const { t } = useTranslation();
  const faces = useQuery({
    queryKey: keys.firstLook(place.cursor),
    queryFn: () => readFirstLook(place.cursor),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Read query={faces} waiting={<Loading lines={6} height={72} />}>
      {({ items, next, total: found }) => {
        if (items.length === 0) return <Text>{t(place.before > 0 ? 'firstLook.finished' : 'firstLook.empty')}</Text>;
        const total = place.total ?? found;
        const onward =
          next === null ? null : () => onNext({ cursor: next, before: place.before + items.length, total });
        return <Faces contacts={items} rhythm={rhythm} next={onward} before={place.before} total={total} />;
      }}
    </Read>
  );
}

/** After an import: whom would you be sorry to lose? */
export function FirstLookPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ cursor: null, before: 0, total: null });
  const [rhythm, setRhythm] = useState<Rhythm>('half-yearly');
  const onward = (next: Place) => {
    setPlace(next);
    window.scrollTo({ top: 0 });
  };
  return (
    <Stack gap="lg">
      <PageTitle title={t('firstLook.title')} under={t('firstLook.under')} />
      <div className={classes['tools']}>
        <NativeSelect
          label={t('firstLook.rhythm')}
          data={rhythms.map((value) => ({ value, label: t(`part.rhythm.${value}`) }))}
          value={rhythm}
          onChange={(event) => setRhythm(event.currentTarget.value as Rhythm)}
        />
        <PageButton to="/" variant="subtle" color="gray">
          {t('firstLook.skipAll')}
        </PageButton>
      </div>
      <Text size="sm" c="dimmed">
        {t('firstLook.keysHint')}
      </Text>
      <FacesAt key={place.cursor} place={place} rhythm={rhythm} onNext={onward} />
    </Stack>
  );
}
