import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../api/duplicates.js';

export interface Pair {
  into: string;
  from: string;
}

interface WhichTwoProps {
  contacts: Candidate[];
  pair: Pair;
  onChoose: (pair: Pair) => void;
}

/** Of more than two entries, which are compared. */
export function WhichTwo({ contacts, pair, onChoose }: WhichTwoProps) {
  const { t } = useTranslation();
  const optionsBut = (other: string) =>
    contacts
      .filter(({ id }) => id !== other)
      .map(({ id, name, employer, location }) => ({
        value: id,
        label: [name ?? t('part.nameless'), employer, location].filter(Boolean).join(' · '),
      }));
  return (
    <Group gap="sm">
      <NativeSelect
        label={t('duplicates.left')}
        value={pair.into}
        onChange={(event) => onChoose({ ...pair, into: event.currentTarget.value })}
        data={optionsBut(pair.from)}
      />
      <NativeSelect
        label={t('duplicates.right')}
        value={pair.from}
        onChange={(event) => onChoose({ ...pair, from: event.currentTarget.value })}
        data={optionsBut(pair.into)}
      />
    </Group>
  );
}
