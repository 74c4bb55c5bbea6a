import { Radio, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergedField, MergedFrom } from '../api/duplicates.js';
import type { ContactCard } from '../api/types.js';
import { useNames } from '../frame/use-names.js';
import classes from './duplicates.module.css';
import { differs, shownOf } from './merged-fields.js';

interface FieldChoiceProps {
  field: MergedField;
  sides: Record<MergedFrom, ContactCard>;
  value: MergedFrom;
  onChoose: (from: MergedFrom) => void;
}

const order = ['into', 'from'] as const;

/** One field of both, side by side; where they differ, one of the two is chosen. */
export function FieldChoice({ field, sides: { into, from }, value, onChoose }: FieldChoiceProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const id = useId();
  const values = { into: shownOf(into, field), from: shownOf(from, field) };
  const known = values.into ?? values.from;
  const read = (text: string | null) => (text !== null && field === 'owner' ? nameOf(text) : text);
  if (known === null) return null;
  const choosing = differs(into, from, field);
  return (
    <div className={classes['row']} {...(choosing ? { role: 'radiogroup', 'aria-labelledby': id } : {})}>
      <span id={id} className={classes['label']}>
        {t(`duplicates.field.${field}`)}
      </span>
      {choosing ? (
        order.map((side) => (
          <Radio
            key={side}
            name={id}
            label={read(values[side])}
            checked={value === side}
            onChange={() => onChoose(side)}
          />
        ))
      ) : (
        <Text className={classes['same'] ?? ''}>{read(known)}</Text>
      )}
    </div>
  );
}
