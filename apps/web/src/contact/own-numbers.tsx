import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setOwnNumbers, yearOf } from '../api/own-numbers.js';
import type { OwnNumbers } from '../api/consenting.js';
import { useTimes } from '../i18n/times.js';
import { pathsOf } from '../policy/narrower.js';
import { useSentences } from '../policy/use-sentences.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

/** Numbers that hold for them alone, in their sentences. */
export function SaidOfNumbers({ numbers }: { numbers: OwnNumbers }) {
  const times = useTimes();
  const sentences = useSentences();
  return pathsOf(numbers).map((path) => {
    const [group = '', name = ''] = path.split('.');
    return <li key={path}>{sentences.with(path, times.number(numbers[group]?.[name] ?? 0))}</li>;
  });
}

interface SeldomProps {
  contact: string;
  numbers: OwnNumbers;
  /** of the card they were read with */
  etag: string | null;
  onDone: () => void;
}

/** They want to hear less than others: at most so many messages a year. Where the team allows itself fewer, that stays. */
export function Seldom({ contact, numbers, etag, onDone }: SeldomProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState<number | string>(yearOf(numbers) ?? '');
  const set = useContactChange(
    contact,
    () => setOwnNumbers(contact, { numbers, etag, year: year === '' ? null : Number(year) }),
    onDone,
  );
  return (
    <>
      <Confirm
        label={t('wishes.seldom')}
        question={t('wishes.seldomAsk')}
        yes={t('wishes.seldomYes')}
        busy={set.isPending}
        onYes={() => set.mutate(undefined)}
      >
        <NumberInput
          label={t('wishes.perYear')}
          value={year}
          onChange={setYear}
          min={0}
          max={12}
          allowDecimal={false}
          mb="sm"
        />
        <Text size="xs" c="dimmed" mb="sm">
          {t('wishes.seldomUnder')}
        </Text>
      </Confirm>
      {set.isError && <Failure error={set.error} />}
    </>
  );
}
