import { NumberInput, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyBound } from '../api/policy.js';
import type { Fault } from '../api/problem.js';
import { useTimes } from '../i18n/times.js';
import classes from './policy.module.css';
import { useFaultText } from './use-fault-text.js';
import { useSentences } from './use-sentences.js';

interface NumberFieldProps {
  path: string;
  bound: PolicyBound;
  value: number | string;
  fault: Fault | undefined;
  /** undefined: it is only read */
  onChange: ((value: number | string) => void) | undefined;
}

/** One number in its sentence, with what it may be below, and what is wrong with it. */
export function NumberField({ path, bound, value, fault, onChange }: NumberFieldProps) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const sentences = useSentences();
  const faultText = useFaultText(bound);
  const id = useId();
  const [before, after] = sentences.around(path);
  const { initial, least, most } = bound;
  const told = { initial: times.number(initial), least: times.number(least), most: times.number(most) };
  return (
    <>
      {onChange === undefined ? (
        <Text>{sentences.with(path, typeof value === 'number' ? times.number(value) : value)}</Text>
      ) : (
        <label className={classes['sentence']}>
          <span>{before}</span>
          <NumberInput
            className={classes['number'] ?? ''}
            value={value}
            onChange={onChange}
            hideControls
            clampBehavior="none"
            decimalSeparator={i18n.language === 'de' ? ',' : '.'}
            allowedDecimalSeparators={['.', ',']}
            error={fault !== undefined}
            aria-describedby={`${id}-bound ${id}-fault`}
            data-path={path}
          />
          <span>{after}</span>
        </label>
      )}
      <Text size="xs" c="dimmed" id={`${id}-bound`}>
        {t('policy.bound', told)}
      </Text>
      <Text size="sm" c="var(--mantine-color-error)" id={`${id}-fault`} role="alert">
        {fault !== undefined && faultText(fault)}
      </Text>
    </>
  );
}
