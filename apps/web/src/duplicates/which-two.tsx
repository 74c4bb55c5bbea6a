import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../api/duplicates.js';

interface Pair {
  into: string;
  from: string;
}

interface WhichTwoProps {
  contacts: Candidate[];
  pair: Pair;
  onChoose: (pair: Pair) => void;
}

/** Of more than two entries, which are compared; numbered as they are listed. */
export function WhichTwo({ contacts, pair, onChoose }: WhichTwoProps) {
  const { t } = useTranslation();
  const optionsBut = (other: string) =>
    contacts
      .map(({ id, name, employer, location }, place) => ({
        value: id,
        label: `${place + 1}. ${[name ?? t('part.nameless'), employer, location].filter(Boolean).join(' · ')}`,
      }))
      .filter(({ value }) => value !== other);
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
