import { Button, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnNumbers } from '../api/consenting.js';
import { readPolicy } from '../api/policy.js';
import { useTimes } from '../i18n/times.js';
import { pathsOf } from '../policy/narrower.js';
import { useSentences } from '../policy/use-sentences.js';
import { ConfirmDeed } from '../parts/confirm-deed.js';
import { Failure } from '../parts/failure.js';
import { howOften, wishedNumbers } from './own-wish.js';
import { useOwnNumbers } from './use-own-numbers.js';

/** Numbers that hold for them alone, in their sentences. */
export function SaidOfNumbers({ numbers }: { numbers: OwnNumbers }) {
  const times = useTimes();
  const sentences = useSentences();
  return pathsOf(numbers).map((path) => {
    const [group = '', name = ''] = path.split('.');
    return <li key={path}>{sentences.with(path, times.number(numbers[group]?.[name] ?? 0))}</li>;
  });
}

interface NumbersProps {
  contact: string;
  numbers: OwnNumbers;
  /** of the card they were read with */
  etag: string | null;
}

/** Written to as often as others again; one click brings their numbers back. */
export function AsOthers({ contact, numbers, etag }: NumbersProps) {
  const { t } = useTranslation();
  const set = useOwnNumbers(contact, { numbers, etag }, t('wishes.widened'));
  return (
    <>
      <Button variant="default" size="sm" loading={set.isPending} onClick={() => set.mutate(() => Promise.resolve({}))}>
        {t('wishes.widen')}
      </Button>
      {set.isError && <Failure error={set.error} />}
    </>
  );
}

const wishOf = (typed: number | string) => (typed === '' ? null : Number(typed));

/** They want to hear less than others: at most so many messages a year, at least so many days apart. */
export function Seldom({ contact, numbers, etag, onDone }: NumbersProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const former = howOften(numbers);
  const [year, setYear] = useState<number | string>(former.year ?? '');
  const [days, setDays] = useState<number | string>(former.days ?? '');
  const set = useOwnNumbers(contact, { numbers, etag }, t('wishes.kept'), onDone);
  const wish = { year: wishOf(year), days: wishOf(days) };
  const decide = async () => wishedNumbers(numbers, wish, (await readPolicy()).policy);
  return (
    <ConfirmDeed
      label={t('wishes.seldom')}
      question={t('wishes.seldomAsk')}
      yes={t('wishes.seldomYes')}
      gentle
      deed={set}
      onYes={() => set.mutate(decide)}
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
      <NumberInput
        label={t('wishes.apart')}
        value={days}
        onChange={setDays}
        min={3}
        max={3650}
        allowDecimal={false}
        mb="sm"
      />
      <Text size="xs" c="dimmed" mb="sm">
        {t('wishes.seldomUnder')}
      </Text>
    </ConfirmDeed>
  );
}
